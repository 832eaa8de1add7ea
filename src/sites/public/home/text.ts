import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'What do you need?', cy: 'Beth sydd ei angen arnoch?' },
} satisfies PublicTexts
