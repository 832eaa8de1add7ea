import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Close this request' },
  outcome: { en: 'How did it end?' },
  'outcome.done': { en: 'Done' },
  'outcome.refused': { en: 'Will not be done' },
  'outcome.elsewhere': { en: 'Somebody else’s' },
  'hint.done': {
    en: 'Only when it is really done. Work that is planned is not closed: mark the step as kept and the work as planned.',
  },
  'hint.refused': { en: 'Say plainly what we will not do, and because of what. Then say how to challenge it.' },
  'hint.elsewhere': {
    en: 'Only when they have taken it on, or the customer has to ask them. Say who, and how to reach them.',
  },
  ready: { en: 'Begin from this service’s own words' },
  'words.done': { en: 'What was done' },
  'words.refused': { en: 'What we will not do, and why' },
  'words.elsewhere': { en: 'What we did, and what happens there' },
  wordsHint: { en: 'The customer reads this, word for word.' },
  challenge: { en: 'How they can challenge it' },
  body: { en: 'Whose it is' },
  bodyHint: { en: 'For example, National Highways, 0300 123 5000' },
  bodyReference: { en: 'Their reference (optional)' },
  photos: { en: 'Photo of the result (optional)' },
  photosHint: {
    en: 'Up to 5. The customer sees them; where the request is public, everybody does.',
  },
  told: { en: '{count} people are told by email and asked whether it is sorted.' },
  told_one: { en: '1 person is told by email and asked whether it is sorted.' },
  toldNobody: { en: 'Nobody is told by email. Ring where that is safe.' },
  close: { en: 'Close and tell them' },
  outcomeMissing: { en: 'Choose how it ended' },
  wordsMissing: { en: 'Write what the customer should know' },
  challengeMissing: { en: 'Write how the customer can challenge this' },
  bodyMissing: { en: 'Write whose it is' },
} satisfies StaffTexts
