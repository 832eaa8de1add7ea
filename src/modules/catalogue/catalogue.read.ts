import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { held } from '../../platform/memory.ts'
import type { Language, Words } from '../../platform/text.ts'
import type { CurrentService, Service, Theme } from './service.ts'
import type { DangerWords, NotBackWords } from './suggest/danger.ts'

/** Words of a language that all services share, for the search. */
export interface SearchWords {
  /** Carry no meaning: 'could you', 'there is'. */
  ignore: string[]
  /** Groups that mean the same in people's mouths. */
  same: string[][]
  /** What people say when somebody may be in danger. */
  danger: DangerWords[]
  /** And when an answer would be seen by whom they are afraid of. */
  notBack: NotBackWords[]
}

/** What can be asked for now. */
export interface Catalogue {
  /** Those that have a service, in the pack's order. */
  themes: Theme[]
  /** By slug; retired ones are not among them. */
  services: Map<string, CurrentService>
  /** What every service is called or was called last, by slug: old requests name retired ones too. */
  names: Map<string, Words>
  /** The services of each theme, by name. */
  byTheme: Map<string, CurrentService[]>
  words: Map<Language, SearchWords>
  /** When a service last came, changed or was retired; null before a pack is loaded. */
  changedAt: Date | null
}

/** The whole catalogue, held in memory. Empty before a pack is loaded. */
export const readCatalogue = held<Catalogue>('catalogue', async ctx => {
  const [themes, all, words, changedAt] = await Promise.all([
    ctx.db.selectFrom('catalogue.themes').select('definition').orderBy('position').execute(),
    readAll(ctx),
    ctx.db.selectFrom('catalogue.words').selectAll().execute(),
    readChange(ctx),
  ])
  const services = all.filter(({ retired }) => !retired).map(({ service }) => service)
  const servicesOf = (theme: Theme) => services.filter(service => service.themes.includes(theme.id))
  const themeList = themes.map(row => row.definition as Theme).filter(theme => servicesOf(theme).length > 0)
  return {
    themes: themeList,
    services: new Map(services.map(service => [service.slug, service])),
    names: new Map(all.map(({ service }) => [service.slug, service.name])),
    byTheme: new Map(themeList.map(theme => [theme.id, servicesOf(theme)])),
    words: new Map(words.map(row => [row.language as Language, withDanger(row.definition)])),
    changedAt,
  }
})

/** A council that was loaded before there were words of danger has none until it loads its pack again. */
const withDanger = (definition: unknown): SearchWords => {
  const {
    danger = [],
    notBack = [],
    ...words
  } = definition as Partial<SearchWords> & Pick<SearchWords, 'ignore' | 'same'>
  return { ...words, danger, notBack }
}

async function readChange(ctx: Ctx): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select greatest((select max(created_at) from catalogue.service_versions),
      (select max(decided_at) from catalogue.offers), (select max(retired_at) from catalogue.services)) as at`.execute(
    ctx.db,
  )
  return rows[0]!.at
}

async function readAll(ctx: Ctx): Promise<{ service: CurrentService; retired: boolean }[]> {
  const rows = await ctx.db
    .selectFrom('catalogue.services as s')
    .innerJoin('catalogue.service_versions as v', 'v.id', 's.version_id')
    .select(['v.id', 'v.number', 'v.definition', 's.retired_at'])
    .execute()
  return rows
    .map(({ id, number, definition, retired_at }) => ({
      service: { ...(definition as Service), versionId: id, versionNumber: number },
      retired: retired_at !== null,
    }))
    .sort((a, b) => a.service.name.en.localeCompare(b.service.name.en, 'en'))
}

/** A service as it stands now; null when there is none by this slug or it is retired. */
export async function findService(ctx: Ctx, slug: string): Promise<CurrentService | null> {
  return (await readCatalogue(ctx)).services.get(slug) ?? null
}

/** As `findService`. Throws NotFound. */
export async function getService(ctx: Ctx, slug: string): Promise<CurrentService> {
  const service = await findService(ctx, slug)
  if (!service) throw new NotFound(`service ${slug}`)
  return service
}

/**
 * A service as it was in one of its versions: what a request was opened under. Versions never change, so each is read
 * once a process. Throws NotFound.
 */
export function getVersion(ctx: Ctx, versionId: string): Promise<Service> {
  return ctx.memory.get(`catalogue.version.${versionId}`, async () => {
    const row = await ctx.db
      .selectFrom('catalogue.service_versions')
      .select('definition')
      .where('id', '=', versionId)
      .executeTakeFirst()
    if (!row) throw new NotFound(`service version ${versionId}`)
    return row.definition as Service
  })
}
