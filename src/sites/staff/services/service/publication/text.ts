import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Publish ‘{name}’' },
  intro: {
    en: 'This becomes version {number}. Requests that are open, and forms that somebody has begun, keep the version they have. Loading the pack again does not change it.',
  },
  both: {
    en: 'Version {number} was made since this draft was begun, and both changed some of the same parts. The table compares the draft with version {number}: what stands under ‘After’ counts.',
  },
  nothing: { en: 'The draft says what is published. There is nothing to publish.' },
  changes: { en: 'What will change' },
  publish: { en: 'Publish it now' },
} satisfies StaffTexts
