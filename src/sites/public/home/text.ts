import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'What do you need?', cy: 'Beth sydd ei angen arnoch?' },
  hint: {
    en: 'Use your own words, like ‘hole in the road’ or ‘my mum needs help at home’',
    cy: 'Defnyddiwch eich geiriau eich hun, fel ‘twll yn y ffordd’ neu ‘mae angen help ar Mam gartref’',
  },
  search: { en: 'Search', cy: 'Chwilio' },
  mostAsked: { en: 'Asked most often', cy: 'Y pethau y gofynnir amdanynt amlaf' },
  themes: { en: 'All services', cy: 'Pob gwasanaeth' },
  urgent: { en: 'Emergency', cy: 'Argyfwng' },
  news: { en: 'Get news like this by email or text', cy: 'Cael newyddion fel hyn drwy e-bost neu neges destun' },
  newsHere: { en: 'Get news about where you live', cy: 'Cael newyddion am le rydych yn byw' },
  notices: { en: 'What to know now', cy: 'Beth i’w wybod nawr' },
  yourArea: { en: 'Your area', cy: 'Eich ardal' },
  yourPostcode: {
    en: 'We use {postcode} to show what is right for where you live.',
    cy: 'Rydym yn defnyddio {postcode} i ddangos yr hyn sy’n iawn i’ch ardal chi.',
  },
  change: { en: 'Change your postcode', cy: 'Newid eich cod post' },
  tell: {
    en: 'Tell us your postcode once, and pages show what is right for where you live.',
    cy: 'Rhowch eich cod post unwaith, a bydd y tudalennau’n dangos yr hyn sy’n iawn i’ch ardal chi.',
  },
  give: { en: 'Give your postcode', cy: 'Rhoi eich cod post' },
  started: { en: 'Already asked?', cy: 'Wedi gofyn yn barod?' },
  trackWords: { en: 'See what is happening with your request', cy: 'Gweld beth sy’n digwydd gyda’ch cais' },
  resumeWords: { en: 'Carry on with a form you saved', cy: 'Parhau â ffurflen a gadwyd gennych' },
  mapWords: { en: 'See what others have reported near you', cy: 'Gweld beth mae eraill wedi’i adrodd yn eich ardal' },
  people: { en: 'Would you rather talk to someone?', cy: 'Fyddai’n well gennych siarad â rhywun?' },
  peopleWords: {
    en: 'You can ring us or come to a desk for every service.',
    cy: 'Gallwch ein ffonio neu ddod at ddesg ar gyfer pob gwasanaeth.',
  },
  book: { en: 'Book a time to see us', cy: 'Archebu amser i’n gweld' },
  contact: { en: 'Phone numbers and desks', cy: 'Rhifau ffôn a desgiau' },
} satisfies PublicTexts
