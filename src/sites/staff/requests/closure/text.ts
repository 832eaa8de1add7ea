import type { StaffTexts } from '../../../../platform/text.ts'
import { outcomeTexts } from './outcome-text.ts'

export const text = {
  ...outcomeTexts,
  title: { en: 'Close this request' },
  outcome: { en: 'How did it end?' },
  ready: { en: 'Begin from ready-made words' },
  words: { en: 'What the customer should know' },
  wordsHint: { en: 'The customer reads this, word for word.' },
  photos: { en: 'Photo of the result (optional)' },
  photosHint: {
    en: 'Up to 5. The customer sees them; where the request is public, everybody does.',
  },
  told: { en: '{count} people are told ({ways}) and asked whether it is sorted.' },
  told_one: { en: '1 person is told ({ways}) and asked whether it is sorted.' },
  toldNobody: { en: 'Nobody can be told in writing. Ring where that is safe.' },
  close: { en: 'Close and tell them' },
  outcomeMissing: { en: 'Choose how it ended' },
  wordsMissing: { en: 'Write what the customer should know' },
  challengeMissing: { en: 'Write how the customer can challenge this' },
  bodyMissing: { en: 'Write whose it is' },
} satisfies StaffTexts
