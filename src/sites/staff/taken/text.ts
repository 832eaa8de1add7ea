import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'What I took for others' },
  none: { en: 'You have taken nothing for anybody yet.' },
  take: { en: 'Take a request for someone' },
  asked: { en: 'Taken' },
  what: { en: 'What and where' },
  became: { en: 'What became of it' },
  reference: { en: 'Reference' },
} satisfies StaffTexts
