import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  others: { en: 'Other services', cy: 'Gwasanaethau eraill' },
  notIt: { en: 'Not what you need?', cy: 'Nid dyma sydd ei angen arnoch?' },
  search: { en: 'Search', cy: 'Chwilio' },
} satisfies PublicTexts
