import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  'ask.off': { en: 'Switch off {name}?' },
  'ask.on': { en: 'Switch on {name} again?' },
  'words.off': {
    en: 'New requests go to {cover}. Requests that the team has now stay where they are. You can switch it on again.',
  },
  'words.on': { en: 'New requests come to this team again. Those that went to {cover} stay there.' },
  'do.off': { en: 'Switch it off' },
  'do.on': { en: 'Switch it on' },
} satisfies StaffTexts
