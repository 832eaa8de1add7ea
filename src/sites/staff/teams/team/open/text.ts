import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  'ask.close': { en: 'Close {name}?' },
  'ask.open': { en: 'Open {name} again?' },
  'words.close': {
    en: 'New requests go to {cover}. Requests that the team has now stay where they are. You can open it again.',
  },
  'words.open': { en: 'New requests come to this team again. Those that went to {cover} stay there.' },
  'do.close': { en: 'Close it' },
  'do.open': { en: 'Open it' },
} satisfies StaffTexts
