import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Teams' },
  intro: {
    en: 'A gap is a time when people can reach the first point of contact, but not this team. Requests then wait for it. Who covers gets its new requests only while it is switched off.',
  },
  contactTitle: { en: 'When the first point of contact is open' },
  add: { en: 'Make a new team' },
  team: { en: 'Team' },
  hours: { en: 'Hours' },
  cover: { en: 'Who covers' },
  skills: { en: 'Good at' },
  gaps: { en: 'Gaps' },
  unplanned: { en: 'Not planned in the next 7 days' },
  allPlanned: { en: 'Always somebody' },
  noRota: { en: 'No rota' },
  noGaps: { en: 'None' },
  off: { en: 'Switched off' },
  noCover: { en: 'Nobody' },
  empty: { en: 'There are no teams yet. They come with the pack, or an administrator makes them.' },
} satisfies StaffTexts
