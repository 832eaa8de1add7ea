import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Move to another team' },
  now: { en: 'It is with {team} now. {because}' },
  team: { en: 'Team' },
  chooseOne: { en: 'Choose a team' },
  note: { en: 'A word for that team' },
  noteHint: { en: 'Why it is theirs, and what has been done so far. The customer does not see it.' },
  sensitive: { en: 'This is sensitive. When it is with another team, you may no longer see it.' },
  move: { en: 'Move it' },
  choose: { en: 'Choose a team' },
  noteMissing: { en: 'Write a word for that team' },
} satisfies StaffTexts
