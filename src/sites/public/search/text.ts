import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Find what you need', cy: 'Dod o hyd i’r hyn sydd ei angen arnoch' },
  titleFor: { en: 'What we found for ‘{words}’', cy: 'Yr hyn y daethom o hyd iddo ar gyfer ‘{words}’' },
  label: { en: 'What do you need?', cy: 'Beth sydd ei angen arnoch?' },
  search: { en: 'Search', cy: 'Chwilio' },
  best: { en: 'Most likely', cy: 'Mwyaf tebygol' },
  nothing: { en: 'We did not find a service for that.', cy: 'Ni ddaethom o hyd i wasanaeth ar gyfer hynny.' },
  tryOther: {
    en: 'Try other words, or tell us in your own words below. Someone will read it and pass it to the right team.',
    cy: 'Rhowch gynnig ar eiriau eraill, neu dywedwch wrthym yn eich geiriau eich hun isod. Bydd rhywun yn ei ddarllen ac yn ei drosglwyddo i’r tîm cywir.',
  },
  empty: { en: 'Type a few words about what you need.', cy: 'Teipiwch ychydig eiriau am yr hyn sydd ei angen arnoch.' },
  notIt: { en: 'None of these?', cy: 'Dim un o’r rhain?' },
  notItWords: {
    en: 'Tell us in your own words. Someone will read it and pass it to the right team.',
    cy: 'Dywedwch wrthym yn eich geiriau eich hun. Bydd rhywun yn ei ddarllen ac yn ei drosglwyddo i’r tîm cywir.',
  },
  people: { en: 'Would you rather talk to someone?', cy: 'Fyddai’n well gennych siarad â rhywun?' },
  contact: { en: 'Phone numbers and desks', cy: 'Rhifau ffôn a desgiau' },
  dangerTitle: { en: 'Get help now', cy: 'Cael help nawr' },
  exit: { en: 'Leave this page now', cy: 'Gadael y dudalen hon nawr' },
  danger: { en: 'If someone is in danger now, ring 999.', cy: 'Os oes rhywun mewn perygl nawr, ffoniwch 999.' },
} satisfies PublicTexts
