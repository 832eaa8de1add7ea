import type { StaffTexts } from '../../../../../../platform/text.ts'

export const text = {
  title: { en: 'Version {number} of ‘{name}’' },
  current: { en: 'Now' },
  byPack: { en: 'From the pack' },
  backBy: { en: 'Given back to the pack by {name}' },
  by: { en: 'Published by {name}' },
  somebody: { en: 'a colleague' },
  reason: { en: 'Why: {why}' },
  changes: { en: 'What it changed' },
  first: { en: 'This is the first version.' },
  fromNow: { en: 'What would change if it came back' },
  same: { en: 'It says what counts now.' },
  bringBack: { en: 'Bring this version back' },
  bringBackHint: { en: 'A new version is made that says what this one says. Nothing is lost.' },
  'done.published': { en: 'Published. Residents see it now' },
} satisfies StaffTexts
