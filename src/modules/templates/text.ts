import type { PublicTexts } from '../../platform/text.ts'

export const text = {
  /** Whoever sees it beside her learns nothing of what it is about. */
  neutral: { en: 'A message from {council}', cy: 'Neges: {council}' },
  test: { en: 'Test:', cy: 'Prawf:' },
  asText: { en: 'By text', cy: 'Drwy neges destun' },
} satisfies PublicTexts
