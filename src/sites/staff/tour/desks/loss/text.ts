import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Is the device lost?' },
  words: {
    en: 'Then nobody will ever read what is on it, and it takes nothing more. What has arrived here stays. What was not sent is gone: ask the people you remember to tell us again.',
  },
  lose: { en: 'Lock the desk for ever' },
} satisfies StaffTexts
