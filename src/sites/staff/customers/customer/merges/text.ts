import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Joined records' },
  intro: { en: 'Records that were found to be one person. Each keeps what it says, so that they can be parted again.' },
  none: { en: 'No records were joined.' },
  noName: { en: 'No name' },
  records: { en: 'Records' },
  joined: { en: 'Joined' },
  by: { en: 'By' },
  byRule: { en: 'The rule for certain ones' },
  state: { en: 'Now' },
  parted: { en: 'Parted again by {name}, {when}' },
  together: { en: 'Joined' },
  action: { en: 'Action' },
  undo: { en: 'Undo' },
  hints: { en: 'May be the same person' },
  hintsWords: { en: 'These records say something alike. Nobody has looked at them.' },
  compare: { en: 'Compare' },
  'done.parted': { en: 'The records are parted again' },
} satisfies StaffTexts
