import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { staffId } from './catalogue.store.ts'
import type { Service } from './service.ts'

/** One save of a service that is being changed. */
export interface ServiceDraft {
  id: string
  /** Counts all saves of this service. */
  revision: number
  /** The version it was begun from. */
  basedOn: string
  definition: Service
  savedBy: string | null
  savedAt: Date
}

export async function findDraft(ctx: Ctx, slug: string): Promise<ServiceDraft | null> {
  const row = await ctx.db
    .selectFrom('catalogue.service_drafts')
    .selectAll()
    .where('slug', '=', slug)
    .where('ended_at', 'is', null)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? toDraft(row) : null
}

/** The saves of a service after this revision, the oldest first: what others did meanwhile. */
export async function listSavesAfter(ctx: Ctx, slug: string, revision: number): Promise<ServiceDraft[]> {
  const rows = await ctx.db
    .selectFrom('catalogue.service_drafts')
    .selectAll()
    .where('slug', '=', slug)
    .where('revision', '>', revision)
    .orderBy('revision')
    .execute()
  return rows.map(toDraft)
}

/** A save by its id, also of a draft that has ended. */
export async function findSave(ctx: Ctx, slug: string, id: string): Promise<ServiceDraft | null> {
  const row = await ctx.db
    .selectFrom('catalogue.service_drafts')
    .selectAll()
    .where('slug', '=', slug)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toDraft(row) : null
}

export async function insertDraft(ctx: Ctx, definition: Service, basedOn: string): Promise<string> {
  const { slug } = definition
  const last = await ctx.db
    .selectFrom('catalogue.service_drafts')
    .select(eb => eb.fn.max('revision').as('revision'))
    .where('slug', '=', slug)
    .executeTakeFirst()
  const row = {
    id: newId(),
    slug,
    revision: (last?.revision ?? 0) + 1,
    based_on: basedOn,
    definition: JSON.stringify(definition),
    saved_by: staffId(ctx),
    saved_at: ctx.now(),
  }
  await ctx.db.insertInto('catalogue.service_drafts').values(row).execute()
  return row.id
}

/** Saves of ended drafts are kept so long, for whoever still has an old form open. */
const KEPT_DAYS = 28

/** The draft is published or thrown away. */
export async function endDraft(ctx: Ctx, slug: string): Promise<void> {
  const now = ctx.now()
  const old = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await ctx.db.deleteFrom('catalogue.service_drafts').where('slug', '=', slug).where('ended_at', '<', old).execute()
  await ctx.db
    .updateTable('catalogue.service_drafts')
    .set({ ended_at: now })
    .where('slug', '=', slug)
    .where('ended_at', 'is', null)
    .execute()
}

interface Row {
  id: string
  revision: number
  based_on: string
  definition: unknown
  saved_by: string | null
  saved_at: Date
}

const toDraft = ({ id, revision, based_on, definition, saved_by, saved_at }: Row): ServiceDraft => ({
  id,
  revision,
  basedOn: based_on,
  definition: definition as Service,
  savedBy: saved_by,
  savedAt: saved_at,
})
