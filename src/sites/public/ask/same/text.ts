import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Keep me informed about this one', cy: 'Rhoi gwybod i mi am yr un hwn' },
  which: { en: 'What was reported', cy: 'Beth a adroddwyd' },
  reported: { en: 'Reported {when}', cy: 'Adroddwyd {when}' },
  more: {
    en: 'Is there anything the crew should know? (optional)',
    cy: 'A oes unrhyw beth y dylai’r criw ei wybod? (dewisol)',
  },
  moreHint: {
    en: 'For example, that it has become worse. Only our staff see it.',
    cy: 'Er enghraifft, ei fod wedi gwaethygu. Dim ond ein staff sy’n ei weld.',
  },
  join: { en: 'Keep me informed', cy: 'Rhoi gwybod i mi' },
  'refused.requests.closed': {
    en: 'That report was closed a moment ago. Go back and send your own',
    cy: 'Caewyd yr adroddiad hwnnw eiliad yn ôl. Ewch yn ôl ac anfonwch eich un chi',
  },
} satisfies PublicTexts
