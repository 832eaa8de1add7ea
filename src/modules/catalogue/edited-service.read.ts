import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { carryOver } from './carry-over.ts'
import { getVersion } from './catalogue.read.ts'
import { findDraft, findSave, listSavesAfter, type ServiceDraft } from './drafts.store.ts'
import type { CurrentService, Service } from './service.ts'

/** A service as whoever changes it sees it. */
export interface EditedService {
  /** The version that counts, also of a service that is not offered. */
  current: CurrentService
  offered: boolean
  draft: ServiceDraft | null
  /** What the draft says, with what a newer version changed meanwhile; without a draft the version that counts. */
  definition: Service
  /** Names what is seen here: of the draft's last save its id, else the version's. A form brings it back. */
  seen: string
  /** Staff have changed it since a pack brought it: then the number of the version that the pack made last. */
  ofPack: number | null
  /** Parts that both the draft and a version made since it was begun have changed. */
  both: string[]
}

/** Throws NotFound for a service that never was. */
export async function readEditedService(ctx: Ctx, slug: string): Promise<EditedService> {
  const row = await ctx.db
    .selectFrom('catalogue.services as s')
    .innerJoin('catalogue.service_versions as v', 'v.id', 's.version_id')
    .where('s.slug', '=', slug)
    .select(['v.id', 'v.number', 'v.definition', 's.retired_at'])
    .select(lastOfPack.as('ofPack'))
    .executeTakeFirst()
  if (!row) throw new NotFound(`service ${slug}`)
  const published = row.definition as Service
  const current = { ...published, versionId: row.id, versionNumber: row.number }
  const draft = await findDraft(ctx, slug)
  const { definition, both } = await drafted(ctx, draft, { id: row.id, published })
  return {
    current,
    offered: row.retired_at === null,
    ofPack: row.ofPack,
    draft,
    definition,
    seen: draft?.id ?? row.id,
    both,
  }
}

/** Beside a version `v` that counts: null where it is the pack's, or the pack never had the service. */
const lastOfPack = sql<number | null>`case when v.origin = 'staff' then
  (select max(p.number) from catalogue.service_versions p where p.slug = v.slug and p.origin = 'pack') end`

/** What the pack said last of a service that staff have changed since; null where there is no such thing. */
export async function findPackVersion(ctx: Ctx, slug: string): Promise<{ number: number; definition: Service } | null> {
  const row = await ctx.db
    .selectFrom('catalogue.services as s')
    .innerJoin('catalogue.service_versions as v', 'v.id', 's.version_id')
    .innerJoin('catalogue.service_versions as o', 'o.slug', 's.slug')
    .where('s.slug', '=', slug)
    .where('o.number', '=', lastOfPack)
    .select(['o.number', 'o.definition'])
    .executeTakeFirst()
  return row ? { number: row.number, definition: row.definition as Service } : null
}

async function drafted(ctx: Ctx, draft: ServiceDraft | null, { id, published }: { id: string; published: Service }) {
  if (!draft) return { definition: published, both: [] }
  if (draft.basedOn === id) return { definition: draft.definition, both: [] }
  return carryOver(await getVersion(ctx, draft.basedOn), draft.definition, published)
}

/** What `seen` names, and who has saved since; null for what was never seen here or too long ago. */
export async function findSeen(
  ctx: Ctx,
  slug: string,
  seen: string,
): Promise<{ definition: Service; since: ServiceDraft[] } | null> {
  if (!isId(seen)) return null
  const save = await findSave(ctx, slug, seen)
  if (save) return { definition: save.definition, since: await listSavesAfter(ctx, slug, save.revision) }
  const version = await ctx.db
    .selectFrom('catalogue.service_versions')
    .select(['definition', 'created_at'])
    .where('slug', '=', slug)
    .where('id', '=', seen)
    .executeTakeFirst()
  if (!version) return null
  const saves = await listSavesAfter(ctx, slug, 0)
  return {
    definition: version.definition as Service,
    since: saves.filter(each => each.basedOn === seen || each.savedAt > version.created_at),
  }
}
