import { type CurrentService, readCatalogue } from '../../../modules/catalogue/index.ts'
import { type Area, type FoundPostcode, findArea } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Visit } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'

const STATES = ['open', 'closed'] as const

/** What the list of public reports shows. Parts that make no sense are as if not given. */
export interface ReportFilter {
  area: Area | null
  service: CurrentService | null
  state: (typeof STATES)[number] | null
  /** The area was not chosen: it is the one round the postcode that this browser knows. */
  isHome: boolean
}

/** Reads the address. Without `area` in it: the area of the visitor's postcode, where that is known. */
export async function readFilter(ctx: Ctx, visit: Visit, home: FoundPostcode | null): Promise<ReportFilter> {
  const { area, service, state } = visit.query
  const isHome = area === undefined && !!home?.areas[0]
  const found = isHome ? home!.areas[0]! : area
  return {
    area: found ? await findArea(ctx, found) : null,
    service: (await listPublicServices(ctx)).find(({ slug }) => slug === service) ?? null,
    state: STATES.find(each => each === state) ?? null,
    isHome,
  }
}

/** Services whose reports anybody may see, by name. */
export async function listPublicServices(ctx: Ctx): Promise<CurrentService[]> {
  const { services } = await readCatalogue(ctx)
  return [...services.values()]
    .filter(({ privacy }) => privacy.visibility === 'public' && !privacy.sensitive)
    .toSorted((a, b) => say(a.name, ctx.language).localeCompare(say(b.name, ctx.language), ctx.language))
}

/** The address of the list with this filter; `before` is the cursor of a further page. */
export function reportsPath({ area, service, state }: Partial<ReportFilter>, before?: string): string {
  const query = new URLSearchParams({ area: area?.id ?? '' })
  if (service) query.set('service', service.slug)
  if (state) query.set('state', state)
  if (before) query.set('before', before)
  return `/reports?${query}`
}
