import type { Ctx } from '../../platform/context.ts'
import type { Origin, Service } from './service.ts'

export interface ServiceVersion {
  id: string
  number: number
  origin: Origin
  createdAt: Date
  /** The colleague who published it, and why; null for what came with a pack. */
  madeBy: string | null
  why: string | null
  definition: Service
}

/** The versions of a service, the newest first. Empty for an unknown slug. */
export async function listVersions(ctx: Ctx, slug: string): Promise<ServiceVersion[]> {
  const rows = await ctx.db
    .selectFrom('catalogue.service_versions')
    .select(['id', 'number', 'origin', 'created_at', 'made_by', 'why', 'definition'])
    .where('slug', '=', slug)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(({ origin, created_at, made_by, definition, ...row }) => ({
    ...row,
    origin: origin as Origin,
    createdAt: created_at,
    madeBy: made_by,
    definition: definition as Service,
  }))
}

/** A decision that a service is offered from then on, or is not. */
export interface Offer {
  offered: boolean
  origin: Origin
  decidedBy: string | null
  decidedAt: Date
  why: string | null
}

/** Each time that it was decided whether a service is offered, the newest first. */
export async function listOffers(ctx: Ctx, slug: string): Promise<Offer[]> {
  const rows = await ctx.db
    .selectFrom('catalogue.offers')
    .select(['offered', 'origin', 'decided_by', 'decided_at', 'why'])
    .where('slug', '=', slug)
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ origin, decided_by, decided_at, ...row }) => ({
    ...row,
    origin: origin as Origin,
    decidedBy: decided_by,
    decidedAt: decided_at,
  }))
}

/** A service as the staff site lists it: offered or not, with the version it stands at. */
export interface ListedService {
  definition: Service
  number: number
  origin: Origin
  createdAt: Date
  offered: boolean
  hasDraft: boolean
}

/** Every service there is or ever was, by name. */
export async function listServices(ctx: Ctx): Promise<ListedService[]> {
  const rows = await ctx.db
    .selectFrom('catalogue.services as s')
    .innerJoin('catalogue.service_versions as v', 'v.id', 's.version_id')
    .select(['s.retired_at', 'v.number', 'v.origin', 'v.created_at', 'v.definition'])
    .select(eb =>
      eb
        .exists(
          eb
            .selectFrom('catalogue.service_drafts as d')
            .select('d.id')
            .whereRef('d.slug', '=', 's.slug')
            .where('d.ended_at', 'is', null),
        )
        .as('hasDraft'),
    )
    .execute()
  return rows
    .map(({ retired_at, number, origin, created_at, definition, hasDraft }) => ({
      definition: definition as Service,
      number,
      origin: origin as Origin,
      createdAt: created_at,
      offered: retired_at === null,
      hasDraft: Boolean(hasDraft),
    }))
    .sort((a, b) => a.definition.name.en.localeCompare(b.definition.name.en, 'en'))
}
