import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  yes: { en: 'Yes' },
  no: { en: 'No' },
  afterYes: { en: 'When they are safe or put through, you can still take down what happened.' },
  postcode: { en: 'Postcode of the place, or of their home (optional)' },
  postcodeHint: { en: 'The map then begins there.' },
  begin: { en: 'Begin' },
  quick: { en: 'Take it in 30 seconds instead' },
  promise: { en: 'What we promise if they ask now' },
  need: { en: 'What they need' },
  about: { en: 'About this service' },
  elsewhere: { en: 'Not ours. {name} does this:' },
  noForm: { en: 'There is nothing to fill in. Tell them what they want to know.' },
  dangerMissing: { en: 'Ask whether anyone is in danger now, and choose the answer' },
  postcodeWrong: { en: 'That is not a postcode in our area' },
} satisfies StaffTexts
