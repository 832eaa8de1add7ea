import { listToTakeAlong } from '../../../../modules/knowledge/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { locate, postcodesWithin } from '../../../../modules/places/index.ts'
import { readOwnDesk } from '../../../../modules/tours/index.ts'
import { sayDateAndTime, sayDay, sayTimes } from '../../../../platform/dates/index.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { say } from '../../../../platform/text.ts'
import { questionTexts } from '../../../questions/text.ts'
import { staffOf } from '../../site.ts'
import { isHere } from '../desks-here.ts'
import { dutyOnDevice } from './duty-on-device.ts'
import { servicesOnDevice } from './services-on-device.ts'
import { deviceWords, text } from './text.ts'

/** How far around the stop postcodes are taken along: people come from the next villages too. */
const AROUND_METRES = 9_000

/** The desk itself. A device keeps this page as it is and shows it without a network: all that is needed stands in it. */
export const tourDeskPage = page({
  at: import.meta,
  path: '/staff/tour/desks/:id',
  permission: 'tours.desk',
  texts: { ...questionTexts, ...text },
  async load(ctx, visit) {
    const desk = await readOwnDesk(ctx, visit.params.id!)
    if (!isHere(visit, desk.id)) return redirect('/staff/tour?done=elsewhere')
    const { ward, areas } = await locate(ctx, desk)
    const visitFrom = new Date(Math.max(ctx.now().getTime(), desk.startsAt.getTime()))
    const [services, duty, along, postcodes] = await Promise.all([
      servicesOnDevice(ctx, visitFrom),
      dutyOnDevice(ctx, ctx.now(), desk.expiresAt),
      listToTakeAlong(ctx, [...(ward ? [ward] : []), ...areas]),
      postcodesWithin(ctx, boxAround(desk, AROUND_METRES)),
    ])
    const saying = { language: 'en', now: ctx.now() } as const
    const { council } = await readOrganisation(ctx)
    const person = staffOf(ctx)
    const device = {
      id: desk.id,
      opener: { id: person.id, name: person.name },
      expiresAt: desk.expiresAt.toISOString(),
      references: desk.references,
      publicKey: desk.publicKey,
      about: `firstpoint-desk ${desk.id}`,
      at: visit.url.split('?')[0]!,
      fallback: council.fallback.service,
      services,
      duty,
      postcodes: postcodes.map(({ postcode, lat, lng }) => `${postcode}|${lat.toFixed(5)}|${lng.toFixed(5)}`),
      articles: along.articles.map(({ question, answer, also }) => ({
        question: say(question, 'en'),
        answer: say(answer, 'en'),
        also,
      })),
      contacts: along.contacts.map(({ name, does, numbers }) => ({
        name: say(name, 'en'),
        does: say(does, 'en'),
        numbers: numbers.map(number => ({ name: say(number.name, 'en'), number: number.number, when: number.when })),
      })),
      words: deviceWords,
    }
    return {
      village: say(desk.village, 'en'),
      place: `${say(desk.place, 'en')}, ${desk.postcode}`,
      when: `${sayDay(desk.startsAt, saying)}, ${sayTimes(desk.startsAt, desk.endsAt, saying)}`,
      until: sayDateAndTime(desk.expiresAt, saying),
      device,
    }
  },
  example: ({ tourDesk }) => `/staff/tour/desks/${tourDesk}`,
})

const METRES_PER_DEGREE = 111_195

function boxAround({ lat, lng }: { lat: number; lng: number }, metres: number) {
  const north = metres / METRES_PER_DEGREE
  const east = north / Math.cos((lat * Math.PI) / 180)
  return { west: lng - east, south: lat - north, east: lng + east, north: lat + north }
}
