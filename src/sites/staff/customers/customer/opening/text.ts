import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Why do you open this record?' },
  intro: {
    en: 'Everybody’s record is private. We write down that you opened it and why. They can ask who looked: we tell them your team and the reason, not your name.',
  },
  reason: { en: 'Reason' },
  reasonMissing: { en: 'Choose why you open it' },
  words: { en: 'Say more' },
  wordsHint: { en: 'A few words. You must say more for ‘something else’.' },
  open: { en: 'Open the record' },
  restrictedTitle: { en: 'This record is kept for one team' },
  restrictedIntro: { en: 'It belongs to {team}. Ask them first.' },
  restrictedWarning: { en: 'Open it only in an emergency. {team} is told at once that you did, and why.' },
  emergencyWords: { en: 'What is the emergency?' },
  emergencyHint: { en: 'A few words. {team} will read them.' },
  breakGlass: { en: 'Open it all the same' },
  noName: { en: 'No name given' },
} satisfies StaffTexts
