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
 * Makes the catalogue that of the pack, in the caller's transaction. What staff edited stays; a service that is no
 * longer in the pack is retired, unless staff made it.
 */
export async function replaceCatalogue(ctx: Ctx, pack: CatalogueOfPack): Promise<ServicesLoaded> {
  const themes = pack.themes.map((definition, position) => ({ id: definition.id, position, definition }))
  await replaceRows(ctx, 'catalogue.themes', ['id'], themes)
  await replaceRows(ctx, 'catalogue.words', ['language'], pack.words)
  const held = await readHeld(ctx)
  const loaded: ServicesLoaded = { added: [], changed: [], unchanged: [], retired: [], kept: [] }
  for (const service of pack.services) await loadService(ctx, service, held.get(service.slug), loaded)
  const slugs = new Set(pack.services.map(service => service.slug))
  for (const { slug, origin, retired } of held.values()) {
    if (slugs.has(slug) || retired || origin === 'staff') continue
    await retireService(ctx, slug)
    loaded.retired.push(slug)
  }
  await touch(ctx, 'catalogue')
  return loaded
}

interface Held {
  slug: string
  origin: string
  digest: string
  definition: unknown
  retired: boolean
}

async function readHeld(ctx: Ctx): Promise<Map<string, Held>> {
  const rows = await ctx.db
    .selectFrom('catalogue.services as s')
    .innerJoin('catalogue.service_versions as v', 'v.id', 's.version_id')
    .select(['s.slug', 's.retired_at', 'v.origin', 'v.digest', 'v.definition'])
    .execute()
  return new Map(rows.map(({ retired_at, ...row }) => [row.slug, { ...row, retired: retired_at !== null }]))
}

async function loadService(ctx: Ctx, service: Service, held: Held | undefined, loaded: ServicesLoaded): Promise<void> {
  if (held && !held.retired && held.digest === digestOf(service)) {
    loaded.unchanged.push(service.slug)
  } else if (held?.origin === 'staff') {
    loaded.kept.push({ slug: service.slug, paths: changedPaths(held.definition, service) })
  } else {
    const { outcome } = await saveServiceVersion(ctx, service, 'pack')
    loaded[outcome === 'added' ? 'added' : 'changed'].push(service.slug)
  }
}
