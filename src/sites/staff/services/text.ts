import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Services' },
  intro: { en: 'What people can ask for. Services come with the pack and cannot be changed on screen yet.' },
  find: { en: 'Name or word' },
  verb: { en: 'What people do' },
  anyVerb: { en: 'Anything' },
  theme: { en: 'Theme' },
  anyTheme: { en: 'Any theme' },
  show: { en: 'Show' },
  shown: { en: '{count} of {total} services' },
  name: { en: 'Service' },
  team: { en: 'Team' },
  version: { en: 'Version' },
  'origin.pack': { en: 'pack' },
  'origin.staff': { en: 'changed here' },
  sensitive: { en: 'Sensitive' },
  empty: { en: 'No service fits. Try fewer letters, or any theme.' },
} satisfies StaffTexts
