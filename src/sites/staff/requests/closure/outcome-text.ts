import type { StaffTexts } from '../../../../platform/text.ts'

/** How a request ends, and what each outcome needs besides words: for closing one or several. */
export const outcomeTexts = {
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
  challenge: { en: 'How they can challenge it' },
  body: { en: 'Whose it is' },
  bodyHint: { en: 'For example, National Highways, 0300 123 5000' },
  bodyReference: { en: 'Their reference (optional)' },
} satisfies StaffTexts
