import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Ask the customer something' },
  words: {
    en: 'Do this only where we cannot go on without an answer. The dates we promised wait from now until they answer, and they are told so.',
  },
  ready: { en: 'Begin from a ready-made question' },
  question: { en: 'Your question' },
  hint: { en: 'One question, as you would ask it on the phone.' },
  notTold: { en: 'Nobody here can be written to. Ring first where that is safe: else nobody knows that we wait.' },
  ask: { en: 'Ask and stop the clock' },
  missing: { en: 'Write your question' },
  waiting: { en: 'We wait for an answer to this:' },
  since: { en: 'Asked {when}.' },
  resumeWords: { en: 'If you have the answer now, or can do without it, the clock runs on from here.' },
  resume: { en: 'Go on without an answer' },
} satisfies StaffTexts
