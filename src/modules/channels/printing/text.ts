import type { PublicTexts } from '../../../platform/text.ts'

/** What stands on printed letters besides their words. */
export const text = {
  reference: { en: 'Our reference: {reference}', cy: 'Ein cyfeirnod: {reference}' },
  reply: {
    en: 'Do you want to write back? Send us this page with your letter. The square tells us what it is about.',
    cy: 'Ydych chi am ysgrifennu’n ôl? Anfonwch y dudalen hon atom gyda’ch llythyr. Mae’r sgwâr yn dweud wrthym beth yw’r pwnc.',
  },
} satisfies PublicTexts
