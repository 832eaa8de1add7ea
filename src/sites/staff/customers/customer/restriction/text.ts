import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Who may see this record?' },
  save: { en: 'Save' },
  who: { en: 'Who may see it?' },
  'who.everybody': { en: 'Everybody whose work it is' },
  'who.teams': { en: 'Only some teams' },
  kind: { en: 'Why?' },
  ownerTeam: { en: 'Which team owns the record?' },
  ownerHint: { en: 'It is told when somebody opens the record in an emergency.' },
  chooseTeam: { en: 'Choose a team' },
  teams: { en: 'Which other teams may see it?' },
  hinted: { en: 'Others may know that there is a record' },
  hintedHint: {
    en: 'Then they find ‘a record kept for one team’, and can open it in an emergency. Else they find nothing.',
  },
  whoMissing: { en: 'Choose who may see it' },
} satisfies StaffTexts
