import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Tell you about this again?', cy: 'Rhoi gwybod i chi am hyn eto?' },
  words: {
    en: 'We tell you when something changes, in the way that you said is safe.',
    cy: 'Byddwn yn dweud wrthych pan fydd rhywbeth yn newid, yn y ffordd a ddywedoch sy’n ddiogel.',
  },
  yes: { en: 'Tell me again', cy: 'Rhoi gwybod i mi eto' },
  keep: { en: 'No, leave it as it is', cy: 'Na, ei adael fel y mae' },
} satisfies PublicTexts
