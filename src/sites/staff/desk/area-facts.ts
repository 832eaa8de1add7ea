import { type CurrentService, nextRounds, readCatalogue } from '../../../modules/catalogue/index.ts'
import { listCurrentNotices, sayNotice } from '../../../modules/notices/index.ts'
import { listCouncillors, readOrganisation } from '../../../modules/organisation/index.ts'
import { areaName, findPostcode } from '../../../modules/places/index.ts'
import { listPublic } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { localDate, sayDay } from '../../../platform/dates/index.ts'
import { say } from '../../../platform/text.ts'
import { capitalise } from '../due-words.ts'
import { serviceName } from '../queue/queue-rows.ts'
import { STATUS_NAMES } from '../request-words.ts'

const ROUNDS = 2
const REPORTS = 4
/** 'Find your councillor' in the national list of services (LGSL), and where anybody in the country finds one. */
const COUNCILLORS_LGSL = 358
const FIND_COUNCILLOR = 'https://www.gov.uk/find-your-local-councillors'

/** What is known of where she lives: rounds, ward and who speaks for it, notices, open reports of the ward. Null where the postcode is not ours. */
export async function readAreaFacts(ctx: Ctx, typed: string | null) {
  const home = typed ? await findPostcode(ctx, typed) : null
  if (!home) return null
  const [organisation, { services }] = await Promise.all([readOrganisation(ctx), readCatalogue(ctx)])
  const saying = { language: 'en', now: ctx.now() } as const
  const areas = [home.ward, ...home.areas]
  const today = localDate(ctx.now(), saying)
  const rounds = [...services.values()].flatMap(service =>
    nextRounds(organisation, service, areas, today, ROUNDS).map(({ date, what }) => ({
      day: capitalise(sayDay(date, saying)),
      what: what.map(each => say(each, 'en')).join(', '),
      date: date.toString(),
    })),
  )
  const notices = await listCurrentNotices(ctx, { at: { postcode: home.postcode, areas } })
  const { rows } = await listPublic(ctx, { wards: [home.ward], open: true, limit: REPORTS })
  return {
    postcode: home.postcode,
    wardWord: say(organisation.council.wardWord, 'en'),
    ward: await areaName(ctx, home.ward, 'en'),
    councillors: (await listCouncillors(ctx)).filter(({ ward }) => ward === home.ward).map(({ name }) => name),
    findCouncillor: findCouncillor([...services.values()]),
    rounds: rounds.sort((a, b) => a.date.localeCompare(b.date)).slice(0, ROUNDS),
    notices: notices.slice(0, 3).map(each => ({ title: sayNotice(each, 'en'), words: say(each.words, 'en') })),
    reports: await Promise.all(
      rows.map(async row => ({
        href: `/staff/requests/${row.id}`,
        service: await serviceName(ctx, row),
        place: row.placeWords,
        status: STATUS_NAMES[row.status],
        openedAt: row.openedAt,
      })),
    ),
  }
}

/** Where to look up who speaks for a place: by the council's own service, with its script, where it has one. */
function findCouncillor(services: CurrentService[]): string {
  const own = services.find(({ lgsl }) => lgsl === COUNCILLORS_LGSL)
  return own ? `/staff/take/services/${own.slug}` : FIND_COUNCILLOR
}
