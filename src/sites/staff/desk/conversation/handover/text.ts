import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Hand over to a colleague' },
  intro: { en: 'They get everything that was said, and answer within 3 minutes. If not, it comes back to you.' },
  introConfided: { en: 'They answer within 3 minutes. If not, it comes back to you.' },
  joinsCall: { en: 'Their phone rings and they join the call when they take it. Stay on the line to introduce them.' },
  team: { en: 'Which team?' },
  showTeam: { en: 'Show who is there' },
  to: { en: 'Who takes it?' },
  asks: { en: 'It needs: {skills}' },
  fits: { en: 'Can help with this' },
  fitsNot: { en: 'Helps with other things' },
  notFree: { en: '{name} is not free just now.' },
  nobody: { en: 'Nobody of this team is free just now.' },
  callBack: { en: 'Promise a call back' },
  summary: { en: 'What do they need, in one line?' },
  summaryMissing: { en: 'Say in one line what they need' },
  offer: { en: 'Hand over' },
  back: { en: 'Back to the conversation' },
} satisfies StaffTexts
