import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'What people have reported', cy: 'Beth mae pobl wedi’i adrodd' },
  titleIn: { en: 'What people have reported in {area}', cy: 'Beth mae pobl wedi’i adrodd: {area}' },
  intro: {
    en: 'Newest first. Nobody’s name, email or phone number is shown.',
    cy: 'Y diweddaraf yn gyntaf. Ni ddangosir enw, e-bost na rhif ffôn neb.',
  },
  home: {
    en: 'We show the area round your postcode, {postcode}.',
    cy: 'Rydym yn dangos yr ardal o amgylch eich cod post, {postcode}.',
  },
  everywhere: { en: 'Show everywhere', cy: 'Dangos pobman' },
  givePostcode: {
    en: 'Give your postcode to see what is near you',
    cy: 'Rhowch eich cod post i weld beth sydd yn eich ardal',
  },
  change: { en: 'Choose what to see', cy: 'Dewis beth i’w weld' },
  area: { en: 'Area', cy: 'Ardal' },
  allAreas: { en: 'Everywhere', cy: 'Pobman' },
  service: { en: 'What it is about', cy: 'Am beth y mae' },
  allServices: { en: 'Everything', cy: 'Popeth' },
  state: { en: 'Open or closed', cy: 'Ar agor neu wedi cau' },
  bothStates: { en: 'Open and closed', cy: 'Ar agor ac wedi cau' },
  onlyOpen: { en: 'Only open', cy: 'Dim ond rhai ar agor' },
  onlyClosed: { en: 'Only closed', cy: 'Dim ond rhai wedi cau' },
  show: { en: 'Show', cy: 'Dangos' },
  map: {
    en: 'Map of these reports. The list says the same.',
    cy: 'Map o’r adroddiadau hyn. Mae’r rhestr yn dweud yr un peth.',
  },
  list: { en: 'Reports', cy: 'Adroddiadau' },
  nothing: { en: 'Nobody has reported anything like this here.', cy: 'Nid oes neb wedi adrodd dim byd fel hyn yma.' },
  nothingMore: { en: 'There is nothing older.', cy: 'Nid oes dim byd hŷn.' },
  all: { en: 'Show all reports', cy: 'Dangos pob adroddiad' },
  report: { en: 'Report something', cy: 'Adrodd am rywbeth' },
  older: { en: 'Older reports', cy: 'Adroddiadau hŷn' },
  newest: { en: 'Newest reports', cy: 'Adroddiadau diweddaraf' },
  pages: { en: 'Pages of reports', cy: 'Tudalennau o adroddiadau' },
  counts: {
    en: 'How many reports in {area}, and how many are closed',
    cy: '{area}: faint o adroddiadau sydd yno, a faint sydd wedi cau',
  },
} satisfies PublicTexts
