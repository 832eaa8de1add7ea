import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'How it ended' },
  outcome: { en: 'What happens now' },
  'outcome.acting': { en: 'We act' },
  'outcome.actingHint': { en: 'The duty team or social care takes it on' },
  'outcome.emergency-services': { en: 'The emergency services have it' },
  'outcome.emergency-servicesHint': { en: 'Police, ambulance or fire' },
  'outcome.below-threshold': { en: 'It is below the threshold' },
  'outcome.below-thresholdHint': { en: 'Nobody is left with nothing: say below what you offered' },
  words: { en: 'What happens now, in a sentence or two' },
  offer: { en: 'What was offered' },
  offerHint: { en: 'For example: {offers}' },
  offeredBy: { en: 'Who gives it' },
  offerTitle: { en: 'The offer' },
  offerWords: { en: 'Needed where it is below the threshold.' },
  save: { en: 'Save' },
  outcomeMissing: { en: 'Choose what happens now' },
  wordsMissing: { en: 'Say what happens now' },
  offerMissing: { en: 'Say what was offered' },
  offeredByMissing: { en: 'Say who gives it' },
} satisfies StaffTexts
