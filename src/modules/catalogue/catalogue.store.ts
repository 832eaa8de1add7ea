import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Origin, Service } from './service.ts'

export interface LockedService {
  versionId: string
  number: number
  digest: string
  definition: Service
  retired: boolean
  /** The highest number it ever had. */
  lastNumber: number
}

/** Locks a service until the transaction ends; null when there never was one by this slug. */
export async function lockService(ctx: Ctx, slug: string): Promise<LockedService | null> {
  const row = await ctx.db
    .selectFrom('catalogue.services as s')
    .innerJoin('catalogue.service_versions as v', 'v.id', 's.version_id')
    .where('s.slug', '=', slug)
    .select(['v.id', 'v.number', 'v.digest', 'v.definition', 's.retired_at'])
    .select(sql<number>`(select max(number) from catalogue.service_versions where slug = s.slug)`.as('last'))
    .forUpdate('s')
    .executeTakeFirst()
  if (!row) return null
  const { id, number, digest, definition, retired_at, last } = row
  const service = definition as Service
  return { versionId: id, number, digest, definition: service, retired: retired_at !== null, lastNumber: last }
}

export async function insertVersion(
  ctx: Ctx,
  service: Service,
  version: { id: string; number: number; origin: Origin; digest: string; why: string | null },
): Promise<void> {
  const row = { ...version, slug: service.slug, definition: JSON.stringify(service), created_at: ctx.now() }
  await ctx.db
    .insertInto('catalogue.service_versions')
    .values({ ...row, made_by: staffId(ctx) })
    .execute()
}

export async function pointTo(ctx: Ctx, slug: string, versionId: string): Promise<void> {
  await ctx.db
    .insertInto('catalogue.services')
    .values({ slug, version_id: versionId })
    .onConflict(conflict => conflict.column('slug').doUpdateSet({ version_id: versionId }))
    .execute()
}

/** Writes down that a service is offered from now on, or is not, and who decided it. */
export async function saveOffer(
  ctx: Ctx,
  slug: string,
  offer: { offered: boolean; origin: Origin; why: string | null },
): Promise<void> {
  const retiredAt = offer.offered ? null : ctx.now()
  await ctx.db.updateTable('catalogue.services').set({ retired_at: retiredAt }).where('slug', '=', slug).execute()
  const row = { id: newId(), slug, ...offer, decided_by: staffId(ctx), decided_at: ctx.now() }
  await ctx.db.insertInto('catalogue.offers').values(row).execute()
}

/** The colleague who acts; null for the program. */
export const staffId = ({ actor }: Ctx): string | null => (actor.kind === 'staff' ? actor.id : null)
