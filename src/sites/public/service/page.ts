import { getService, nextRounds, readCatalogue, type Service } from '../../../modules/catalogue/index.ts'
import { listCurrentNotices } from '../../../modules/notices/index.ts'
import {
  dutyNumbersNow,
  getCalendar,
  type Organisation,
  phoneOfService,
  readOrganisation,
} from '../../../modules/organisation/index.ts'
import type { FoundPostcode } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { page, type Visit } from '../../../platform/page/page.ts'
import { parseReference } from '../../../platform/spoken-code/index.ts'
import { promiseNow } from '../../promise-now.ts'
import { sayOpening } from '../../say-opening.ts'
import { atHome, knownPostcode } from '../postcode/known-postcode.ts'
import { text } from './text.ts'

/** A month of bins. */
const ROUNDS_SHOWN = 5

/** What a service is, what we promise if you ask now, and every way to ask. */
export const servicePage = page({
  at: import.meta,
  path: '/services/:slug',
  public: true,
  texts: text,
  load: async (ctx, visit) => showService(ctx, visit, await getService(ctx, visit.params.slug!)),
  example: ({ service }) => `/services/${service}`,
})

/** What the page of a service shows, of this or another version of it. */
export async function showService(ctx: Ctx, visit: Visit, service: Service) {
  const [organisation, catalogue] = await Promise.all([readOrganisation(ctx), readCatalogue(ctx)])
  const home = await knownPostcode(ctx, visit)
  const theme = catalogue.themes.find(each => each.id === service.themes[0])
  return {
    service,
    theme,
    home,
    here: differsHere(service, home),
    rounds: home ? nextRounds(organisation, service, home.areas, today(ctx), ROUNDS_SHOWN) : [],
    promise: await promiseNow(ctx, service, home ?? {}),
    numbersFirst: service.numbersFirst ? dutyNumbersNow(organisation, service.numbersFirst, ctx.now()) : null,
    phone: phoneFor(service, organisation, ctx),
    locations: organisation.locations,
    relates: service.relates.flatMap(slug => catalogue.services.get(slug) ?? []),
    notices: await listCurrentNotices(ctx, { service: service.slug, at: await atHome(ctx, home) }),
    news: service.privacy.sensitive || service.numbersFirst ? null : `/news?service=${service.slug}`,
    start: startOf(service, visit.query.about),
    back: theme ? `/themes/${theme.id}` : '/',
  }
}

const today = (ctx: Ctx) => ctx.now().toTemporalInstant().toZonedDateTimeISO('Europe/London').toPlainDate()

/** The words for where the visitor lives; 'ask' when they differ and we do not know where that is. */
function differsHere(service: Service, home: FoundPostcode | null) {
  if (!service.differs?.length) return null
  if (!home) return 'ask'
  return service.differs.find(({ areas }) => areas.some(area => home.areas.includes(area)))?.text ?? null
}

/** Whom to ring about it, and whether somebody answers now. */
function phoneFor(service: Service, organisation: Organisation, ctx: Ctx) {
  const { number, name, calendar } = phoneOfService(organisation, service)
  return {
    number,
    name,
    ...sayOpening(getCalendar(organisation, calendar), ctx),
    hours: organisation.calendarDefinitions.get(calendar)?.blocks ?? {},
  }
}

/** Danger is asked about first, then the form. `about`: the reference of what she wants to tell us more of. */
function startOf(service: Service, about = ''): string | null {
  if (!service.form) return null
  if (service.danger) return `/services/${service.slug}/danger`
  const reference = parseReference(about)
  return `/services/${service.slug}/start${reference.ok ? `?about=${reference.code}` : ''}`
}
