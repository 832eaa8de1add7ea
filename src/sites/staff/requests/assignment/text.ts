import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Who looks after this?' },
  me: { en: 'Me' },
  or: { en: 'or' },
  anybody: { en: 'Anybody in the team' },
  anybodyHint: { en: 'It goes back to ‘Unassigned’' },
  toTeam: { en: 'Is it another team’s work? Move it to that team' },
  assign: { en: 'Assign' },
  choose: { en: 'Choose who looks after this' },
} satisfies StaffTexts
