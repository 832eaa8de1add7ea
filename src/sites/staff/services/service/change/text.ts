import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Change ‘{name}’' },
  intro: {
    en: 'Change one part after the other. Everything goes into a draft. Residents see it when you publish it.',
  },
  changed: { en: 'Changed' },
  noDraft: { en: 'There is no draft yet. It begins when you save the first change.' },
  draft_one: { en: '{count} change in the draft' },
  draft: { en: '{count} changes in the draft' },
  savedBy: { en: 'Last saved by {name}' },
  both: {
    en: 'Since this draft was begun, version {number} was made. It changed some of the same parts. Compare them before you publish.',
  },
  publish: { en: 'Publish the draft' },
  discard: { en: 'Throw the draft away' },
  offer: { en: 'Stop offering this service' },
  offerAgain: { en: 'Offer this service' },
  handBack: { en: 'Give it back to the pack' },
  copy: { en: 'Make a new service like this one' },
  notOffered: { en: 'Nobody can ask for this service now: it is not offered.' },
  versions: { en: 'All versions' },
  'done.copied': { en: 'The new service is made. Change what is different, publish it, then offer it' },
  'done.discarded': { en: 'The draft is thrown away' },
} satisfies StaffTexts
