import { getService, promiseFor, readCatalogue, type Service } from '../../../modules/catalogue/index.ts'
import { listCurrentNotices } from '../../../modules/notices/index.ts'
import { dutyNumbersNow, isOpenNow, type Organisation, readOrganisation } from '../../../modules/organisation/index.ts'
import type { FoundPostcode } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { page, type Visit } from '../../../platform/page/page.ts'
import { sayDue } from '../../say-due.ts'
import { knownPostcode } from '../postcode/known-postcode.ts'
import { text } from './text.ts'

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
    promise: promiseFor(organisation, service, ctx.now()).steps.map(step => ({
      text: step.text,
      by: sayDue(step, ctx),
    })),
    numbersFirst: service.numbersFirst ? dutyNumbersNow(organisation, service.numbersFirst, ctx.now()) : null,
    phone: phoneFor(service, organisation, ctx),
    locations: organisation.locations,
    relates: service.relates.flatMap(slug => catalogue.services.get(slug) ?? []),
    notices: await listCurrentNotices(ctx, { service: service.slug, ...(home ? { areas: home.areas } : {}) }),
    start: startOf(service),
    back: theme ? `/themes/${theme.id}` : '/',
  }
}

/** The words for where the visitor lives; 'ask' when they differ and we do not know where that is. */
function differsHere(service: Service, home: FoundPostcode | null) {
  if (!service.differs?.length) return null
  if (!home) return 'ask'
  return service.differs.find(({ areas }) => areas.some(area => home.areas.includes(area)))?.text ?? null
}

/** The golden number of one of its themes, else the council's own, and whether somebody answers now. */
function phoneFor(service: Service, organisation: Organisation, ctx: Ctx) {
  const golden = organisation.goldenNumbers.find(each => each.theme && service.themes.includes(each.theme))
  const { council } = organisation
  const number = golden?.number ?? council.contact.phone
  const calendar = golden?.calendar ?? council.contact.hours
  return {
    number,
    name: golden?.name,
    open: isOpenNow(organisation, calendar, ctx.now()),
    hours: organisation.calendarDefinitions.get(calendar)?.blocks ?? {},
  }
}

/** Danger is asked about first, then the form. */
function startOf(service: Service): string | null {
  if (!service.form) return null
  return service.danger ? `/services/${service.slug}/danger` : `/services/${service.slug}/start`
}
