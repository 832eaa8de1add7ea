import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Publish a notice' },
  from: { en: 'From' },
  fromHint: { en: 'Leave it empty to begin now' },
  fromTime: { en: 'From what time?' },
  about: { en: 'Who is it for?' },
  aboutWords: { en: 'With nothing ticked everybody sees it, on the first page too.' },
  aboutOwn: { en: 'Tick the services that it is about. These are those of your teams.' },
  services: { en: 'Only on the pages of these services' },
  areas: { en: 'Only for people in these areas' },
  routeTitle: { en: 'Only for people on a route' },
  routeWords: {
    en: 'Such as a bin round, a bus line or roads that are gritted. With areas ticked too, people in either get it.',
  },
  route: { en: 'What is the route called?' },
  routeHint: { en: 'Such as ‘Calne Friday round’. People see this name' },
  routeWelsh: { en: 'What is it called in Welsh?' },
  postcodes: { en: 'Which postcodes does it cover?' },
  postcodesHint: { en: 'Whole postcodes or how they begin, such as SN11 8 or SN11 0AB. One a line, or with commas' },
  tellsTitle: { en: 'Who gets a message?' },
  tells: { en: 'Write to those who wait for one of these services there' },
  tellsHint: {
    en: 'Only those with an open request who want to hear everything. They get it once, by email or text as they like, and not at night. Requests that must stay private get none',
  },
  sureTitle_one: { en: 'Publish it, and write to one person?' },
  sureTitle: { en: 'Publish it, and write to {count} people?' },
  sureNobody: { en: 'Publish it? Nobody waits for these services there, so nobody is written to' },
  sureButton_one: { en: 'Publish, and write to one person' },
  sureButton: { en: 'Publish, and write to {count} people' },
  sureNobodyButton: { en: 'Publish, and write to nobody' },
  publish: { en: 'Publish' },
} satisfies StaffTexts
