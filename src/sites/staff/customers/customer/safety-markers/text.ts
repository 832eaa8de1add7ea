import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Add a warning for visits' },
  save: { en: 'Add the warning' },
  intro: {
    en: 'Whoever is about to visit or meet them reads what to do, and not why. The owner answers for it and looks at it again.',
  },
  instruction: { en: 'What must a colleague do?' },
  instructionHint: { en: 'Only what to do. For example: two people, daytime' },
  evidence: { en: 'What happened, and when?' },
  evidenceHint: { en: 'Only the owning team reads this.' },
  ownerTeam: { en: 'Which team owns the warning?' },
  chooseTeam: { en: 'Choose a team' },
  reviewOn: { en: 'When will they look at it again?' },
  reviewHint: { en: 'Within 12 months' },
  told: { en: 'Has the person been told?' },
  'told.yes': { en: 'Yes' },
  'told.no': { en: 'No, it is unsafe to tell them' },
  notToldBecause: { en: 'Why is it unsafe to tell them?' },
  instructionMissing: { en: 'Say what a colleague must do' },
  evidenceMissing: { en: 'Say what happened, and when' },
  teamMissing: { en: 'Choose a team from the list' },
  reviewMissing: { en: 'Enter the day' },
  toldMissing: { en: 'Choose yes or no' },
} satisfies StaffTexts
