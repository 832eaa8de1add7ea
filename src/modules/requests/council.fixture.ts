// A council of two wards, six teams and seven services: enough to try every rule of requests, and nobody's pack.
import type { Ctx } from '../../platform/context.ts'
import type { Question } from '../../platform/form/index.ts'
import { replaceCatalogue, type Service } from '../catalogue/index.ts'
import { type Council, findOrganisation, replaceOrganisation, type Team } from '../organisation/index.ts'
import { type Area, replacePlaces } from '../places/index.ts'

const en = (text: string) => ({ en: text })

const council: Council = {
  slug: 'testshire',
  name: en('Testshire Council'),
  languages: ['en'],
  brand: { primary: '#003366', accent: '#ffcc00', onPrimary: '#ffffff' },
  jurisdiction: 'testshire.example',
  contact: { phone: '01632 960000', email: 'contact@council.test', address: [en('1 High Street')], hours: 'office' },
  map: {
    centre: [51.45, -2.05],
    zoom: 10,
    bounds: [
      [51.4, -2.1],
      [51.5, -2],
    ],
  },
  wardWord: en('ward'),
  nation: 'england',
  privacy: { officer: en('Data protection officer'), email: 'privacy@council.test', address: [en('1 High Street')] },
  complaints: { service: 'compliment' },
  fallback: { service: 'compliment', team: 'front' },
  illustrative: true,
  areaKinds: [
    { id: 'ward', name: en('Ward') },
    { id: 'parish', name: en('Parish') },
  ],
  contactHours: 'office',
}

const week = {
  mon: ['09:00-17:00'],
  tue: ['09:00-17:00'],
  wed: ['09:00-17:00'],
  thu: ['09:00-17:00'],
  fri: ['09:00-17:00'],
}
const calendars = [
  { id: 'office', name: en('Office hours'), blocks: week, holidays: 'nation' as const },
  { id: 'law', name: en('Days the law counts'), blocks: week, holidays: 'uk-any' as const, legal: true },
]

const team = (id: string, more: Partial<Team> = {}): Team => ({
  id,
  name: en(id),
  does: en(`Everything about ${id}`),
  email: `${id}@council.test`,
  skills: [],
  calendar: 'office',
  disabled: false,
  ...more,
})

/** Roads north look after one ward only; what lies elsewhere goes to roads. */
const teams = [
  team('roads-north', { areas: ['north-parish'] }),
  team('roads'),
  team('lights'),
  team('health'),
  team('care'),
  team('front'),
]

const question = (id: string, type: Question['type'], more: Partial<Question> = {}): Question => ({
  id,
  type,
  label: en(`${id}?`),
  ...more,
})

type ServiceParts = { slug: string; team: string; steps?: Service['promise'] } & Partial<Omit<Service, 'privacy'>> & {
    privacy?: Partial<Service['privacy']>
  }

function service({ slug, team, privacy, ...more }: ServiceParts): Service {
  return {
    slug,
    lgsl: null,
    verb: 'report',
    kind: 'service-request',
    name: en(slug),
    title: en(`Report a ${slug}`),
    summary: en(slug),
    themes: [],
    words: { en: [] },
    about: en(slug),
    youNeed: [],
    whoFor: en('Anybody'),
    quickExit: false,
    teams: [team],
    contact: 'optional',
    onBehalf: true,
    relates: [],
    outcomes: { done: [], refused: [], elsewhere: [] },
    script: [],
    form: [
      question('where', 'place', { public: true }),
      question('what', 'long-text', { public: true }),
      question('secret', 'text', { required: false }),
      question('photos', 'photos', { required: false }),
    ],
    ...more,
    privacy: {
      purpose: en('To mend it'),
      lawfulBasis: en('Public task'),
      sharing: en('Nobody'),
      retention: { months: 24, why: en('To see whether it comes back') },
      visibility: 'public',
      sensitive: false,
      photos: 'person',
      ...privacy,
    },
  }
}

const promise = (
  steps: Record<string, NonNullable<Service['promise']>['steps'][number]['within']>,
  calendar = 'office',
) => ({
  calendar,
  legal: calendar === 'law' ? en('The law gives us 20 working days.') : null,
  steps: Object.entries(steps).map(([id, within]) => ({ id, text: en(`we will ${id} it`), within })),
})

const services: Service[] = [
  service({
    slug: 'pothole',
    team: 'roads',
    teams: ['roads-north', 'roads'],
    promise: promise({ look: { workingDays: 2 }, mend: { workingDays: 10 } }),
    nearby: { metres: 50, weeks: 12 },
  }),
  service({
    slug: 'pavement',
    team: 'roads',
    promise: promise({ look: { workingDays: 1 }, mend: { workingDays: 20 } }),
  }),
  service({
    slug: 'street-light',
    team: 'lights',
    privacy: { photos: 'rule' },
    promise: promise({ mend: { workingHours: 16 } }),
  }),
  service({
    slug: 'noise',
    team: 'health',
    privacy: { visibility: 'private-from-public' },
    promise: promise({ call: { hours: 48 }, visit: { workingDays: 5 } }),
  }),
  service({
    slug: 'harm',
    team: 'care',
    privacy: { visibility: 'not-known-to-us', sensitive: true },
    promise: promise({ call: { hours: 24 } }),
  }),
  service({
    slug: 'information',
    team: 'front',
    kind: 'information-request',
    privacy: { visibility: 'private-from-public' },
    promise: promise({ answer: { workingDays: 20 } }, 'law'),
  }),
  service({ slug: 'compliment', team: 'front', kind: 'compliment', privacy: { visibility: 'private-from-public' } }),
]

const square = (south: number, west: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + 0.1, south],
      [west + 0.1, south + 0.05],
      [west, south + 0.05],
      [west, south],
    ],
  ],
})

const areas: Area[] = [
  { id: 'north', kind: 'ward', name: en('North'), wards: ['north'], outline: square(51.45, -2.1) },
  { id: 'south', kind: 'ward', name: en('South'), wards: ['south'], outline: square(51.4, -2.1) },
  { id: 'north-parish', kind: 'parish', name: en('North parish'), wards: ['north'], outline: null },
]

/** Points that are ours: one in each ward. */
export const NORTH = { lat: 51.47, lng: -2.05 }
export const SOUTH = { lat: 51.42, lng: -2.05 }

const postcodes = [
  { postcode: 'AB11AA', ...NORTH, ward: 'north', lsoa: 'E01000001' },
  { postcode: 'AB12BB', ...SOUTH, ward: 'south', lsoa: 'E01000002' },
]

/** Fills a migrated database with the council, unless it has one. */
export async function buildCouncil(ctx: Ctx): Promise<void> {
  if (await findOrganisation(ctx)) return
  await replacePlaces(ctx, { areas, postcodes, sectors: [] })
  await ctx.transaction(async ctx => {
    await replaceOrganisation(ctx, { council, calendars, teams, locations: [], goldenNumbers: [], dutyRules: [] })
    await replaceCatalogue(ctx, { themes: [], services, words: [] })
  })
}
