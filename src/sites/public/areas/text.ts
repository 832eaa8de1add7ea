import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Reports in {area}', cy: 'Adroddiadau: {area}' },
  summary: {
    en: 'In the last {weeks} weeks people sent {count} reports: {open} open, {closed} closed.',
    cy: 'Yn ystod y {weeks} wythnos diwethaf anfonodd pobl {count} adroddiad: {open} ar agor, {closed} wedi cau.',
  },
  summary_one: {
    en: 'In the last {weeks} weeks people sent 1 report: {open} open, {closed} closed.',
    cy: 'Yn ystod y {weeks} wythnos diwethaf anfonodd pobl 1 adroddiad: {open} ar agor, {closed} wedi cau.',
  },
  which: {
    en: 'Only reports that anybody may see are counted. ‘Closed’ means that we gave an answer: it was done, passed on, or will not be done.',
    cy: 'Dim ond adroddiadau y gall unrhyw un eu gweld sy’n cael eu cyfrif. Mae ‘wedi cau’ yn golygu ein bod wedi rhoi ateb: fe’i gwnaed, fe’i trosglwyddwyd, neu ni fydd yn cael ei wneud.',
  },
  nothing: {
    en: 'Nobody has reported anything here in the last {weeks} weeks.',
    cy: 'Nid oes neb wedi adrodd dim byd yma yn ystod y {weeks} wythnos diwethaf.',
  },
  byService: { en: 'What it is about', cy: 'Am beth y mae' },
  byWard: { en: 'Where', cy: 'Ble' },
  'count.closed': { en: 'Closed', cy: 'Wedi cau' },
  'count.open': { en: 'Open', cy: 'Ar agor' },
  newest: { en: 'Newest reports', cy: 'Adroddiadau diweddaraf' },
  news: { en: 'Get news about where you live', cy: 'Cael newyddion am le rydych yn byw' },
  all: { en: 'See all of them on a list and a map', cy: 'Gweld pob un ar restr a map' },
} satisfies PublicTexts
