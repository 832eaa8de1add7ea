import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Versions of ‘{name}’' },
  intro: {
    en: 'A request keeps the version it was asked under. Nothing is ever deleted: an old version can be brought back.',
  },
  version: { en: 'Version' },
  number: { en: 'Version {number}' },
  current: { en: 'Now' },
  when: { en: 'When' },
  who: { en: 'Who' },
  why: { en: 'Why' },
  changed: { en: 'What changed' },
  more: { en: 'and {count} more' },
  pack: { en: 'The pack' },
  packBy: { en: 'The pack, given back by {name}' },
  somebody: { en: 'A colleague' },
  offered: { en: 'Offered' },
  retired: { en: 'Not offered' },
  first: { en: 'The first one' },
} satisfies StaffTexts
