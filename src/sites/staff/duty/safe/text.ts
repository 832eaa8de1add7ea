import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'It is safe to write to them' },
  intro: {
    en: 'Their record says again what it said before, and what we promise is sent to them as usual. What was held back still waits for you: it may be out of date.',
  },
  because: { en: 'Why is it safe?' },
  becauseHint: { en: 'If you are not sure, leave it as it is.' },
  'because.mistake': { en: 'The key was pressed by mistake' },
  'because.mistakeHint': { en: 'Tell the duty team too: they have it until they say how it ended' },
  'because.about-another': { en: 'It is about somebody else' },
  'because.about-anotherHint': { en: 'And nobody who may do harm reads what comes to the person we speak with' },
  'because.they-said': { en: 'They told me so' },
  'because.they-saidHint': { en: 'They were alone when they said it' },
  save: { en: 'Write to them again' },
  becauseMissing: { en: 'Choose why it is safe' },
} satisfies StaffTexts
