import { sql } from 'kysely'
import { changedPaths } from '../../platform/compare.ts'
import type { Ctx } from '../../platform/context.ts'
import { replaceRows } from '../../platform/database/replace-rows.ts'
import { touch } from '../../platform/memory.ts'
import type { Language } from '../../platform/text.ts'
import type { SearchWords } from './catalogue.read.ts'
import { digestOf } from './digest.ts'
import { retireService, saveServiceVersion } from './save-service-version.ts'
import type { Service, Theme } from './service.ts'

export interface CatalogueOfPack {
  themes: Theme[]
  services: Service[]
  words: { language: Language; definition: SearchWords }[]
}

/** What became of each service, by slug. */
export interface ServicesLoaded {
  added: string[]
  changed: string[]
  unchanged: string[]
  retired: string[]
  /** Edited on the staff site and left as they are; `paths` say where the pack differs. */
  kept: { slug: string; paths: string[] }[]
}

/**
 * Makes the catalogue that of the pack, in the caller's transaction. What staff edited stays, and so does what they
 * decided about what is offered; a service that is no longer in the pack is retired unless they touched or made it.
 */
export async function replaceCatalogue(ctx: Ctx, pack: CatalogueOfPack): Promise<ServicesLoaded> {
  const themes = pack.themes.map((definition, position) => ({ id: definition.id, position, definition }))
  await replaceRows(ctx, 'catalogue.themes', ['id'], themes)
  await replaceRows(ctx, 'catalogue.words', ['language'], pack.words)
  const held = await readHeld(ctx)
  const loaded: ServicesLoaded = { added: [], changed: [], unchanged: [], retired: [], kept: [] }
  for (const service of pack.services) await loadService(ctx, service, held.get(service.slug), loaded)
  const slugs = new Set(pack.services.map(service => service.slug))
  for (const { slug, origin, retired, madeHere, offerOrigin } of held.values()) {
    if (slugs.has(slug) || retired || madeHere) continue
    if (origin === 'staff' || offerOrigin === 'staff') loaded.kept.push({ slug, paths: [OFFERED] })
    else {
      await retireService(ctx, slug)
      loaded.retired.push(slug)
    }
  }
  await touch(ctx, 'catalogue')
  return loaded
}

/** The path of a difference in whether a service is offered at all. */
const OFFERED = 'offered'

interface Held {
  slug: string
  origin: string
  /** Who last decided whether it is offered; null where nobody has since a pack brought it. */
  offerOrigin: string | null
  digest: string
  definition: unknown
  retired: boolean
  /** No pack ever had it. */
  madeHere: boolean
}

async function readHeld(ctx: Ctx): Promise<Map<string, Held>> {
  const rows = await ctx.db
    .selectFrom('catalogue.services as s')
    .innerJoin('catalogue.service_versions as v', 'v.id', 's.version_id')
    .select(['s.slug', 's.retired_at', 'v.origin', 'v.digest', 'v.definition'])
    .select(
      sql<string | null>`(select o.origin from catalogue.offers o where o.slug = s.slug
        order by o.decided_at desc, o.id desc limit 1)`.as('offerOrigin'),
    )
    .select(
      sql<boolean>`not exists (select from catalogue.service_versions p where p.slug = s.slug and p.origin = 'pack')`.as(
        'madeHere',
      ),
    )
    .execute()
  return new Map(rows.map(({ retired_at, ...row }) => [row.slug, { ...row, retired: retired_at !== null }]))
}

async function loadService(ctx: Ctx, service: Service, held: Held | undefined, loaded: ServicesLoaded): Promise<void> {
  const isSame = held?.digest === digestOf(service)
  const offer = held?.retired && held.offerOrigin === 'staff' ? [OFFERED] : []
  if (held && isSame && !held.retired) {
    loaded.unchanged.push(service.slug)
  } else if (held && (held.origin === 'staff' || offer.length > 0)) {
    loaded.kept.push({ slug: service.slug, paths: [...offer, ...changedPaths(held.definition, service)] })
  } else {
    const { outcome } = await saveServiceVersion(ctx, service, 'pack')
    loaded[outcome === 'added' ? 'added' : 'changed'].push(service.slug)
  }
}
