import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Service } from './service.ts'

interface LockedService {
  versionId: string
  number: number
  digest: string
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
    .select(['v.id', 'v.number', 'v.digest', 's.retired_at'])
    .select(sql<number>`(select max(number) from catalogue.service_versions where slug = s.slug)`.as('last'))
    .forUpdate('s')
    .executeTakeFirst()
  if (!row) return null
  const { id, number, digest, retired_at, last } = row
  return { versionId: id, number, digest, retired: retired_at !== null, lastNumber: last }
}

export async function insertVersion(
  ctx: Ctx,
  service: Service,
  version: { id: string; number: number; origin: string; digest: string },
): Promise<void> {
  const row = { ...version, slug: service.slug, definition: JSON.stringify(service), created_at: ctx.now() }
  await ctx.db.insertInto('catalogue.service_versions').values(row).execute()
}

export async function pointTo(ctx: Ctx, slug: string, versionId: string): Promise<void> {
  await ctx.db
    .insertInto('catalogue.services')
    .values({ slug, version_id: versionId })
    .onConflict(conflict => conflict.column('slug').doUpdateSet({ version_id: versionId }))
    .execute()
}

export async function saveRetired(ctx: Ctx, slug: string, retiredAt: Date | null): Promise<void> {
  await ctx.db.updateTable('catalogue.services').set({ retired_at: retiredAt }).where('slug', '=', slug).execute()
}
