import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Who looked at this record' },
  intro: { en: 'You can show this to the person. It names teams and reasons, no colleagues.' },
  sheet: { en: 'Show it as you hand it over or print it' },
  sheetIntro: { en: 'For {name}, {day}. These teams opened your record, and why. We name teams, not colleagues.' },
  you: { en: 'you' },
  withheld: { en: 'This list cannot be shown now. Tell them that the {officer} answers: {email}.' },
  when: { en: 'When' },
  team: { en: 'Team' },
  why: { en: 'Why' },
  noTeam: { en: 'No team' },
  said: { en: 'Only for you, who own this record. {who} wrote: {words}' },
  list: { en: 'Who looked, the newest first' },
  noName: { en: 'No name given' },
} satisfies StaffTexts
