import { sql } from 'kysely'
import { replaceCatalogue, type ServicesLoaded } from '../modules/catalogue/index.ts'
import { replacePackNotices } from '../modules/notices/index.ts'
import { replaceOrganisation, type TeamsLoaded } from '../modules/organisation/index.ts'
import { replacePlaces } from '../modules/places/index.ts'
import type { Ctx } from '../platform/context.ts'
import type { Counts } from '../platform/database/replace-rows.ts'
import type { PackContents } from './read-pack.ts'

/** What loading a pack did. */
export interface PackLoaded {
  services: ServicesLoaded
  teams: TeamsLoaded
  areas: Counts
  postcodes: Counts
  sectors: Counts
  notices: Counts
  /** Council, calendars, locations, golden numbers and duty rules together. */
  others: Counts
}

export type Progress = (step: string) => void

const LOADING = 7_310_002

/**
 * Loads a checked pack. Places first, in transactions of at most 1,000 rows; then the rest in one. Loading twice changes
 * nothing; cut short, it is completed by loading again. What staff edited stays and is reported.
 */
export async function loadPack(ctx: Ctx, pack: PackContents, progress: Progress = () => {}): Promise<PackLoaded> {
  progress(`${pack.places.postcodes.length.toLocaleString('en')} postcodes and ${pack.places.areas.length} areas`)
  const { areas, postcodes, sectors } = await replacePlaces(ctx, pack.places)
  progress(`${pack.organisation.teams.length} teams and ${pack.catalogue.services.length} services`)
  const rest = await ctx.transaction(async ctx => {
    // two packs loaded at the same moment would mix
    await sql`select pg_advisory_xact_lock(${LOADING})`.execute(ctx.db)
    const { teams, others } = await replaceOrganisation(ctx, pack.organisation)
    const services = await replaceCatalogue(ctx, pack.catalogue)
    const notices = await replacePackNotices(ctx, pack.notices)
    return { teams, others, services, notices }
  })
  return { areas, postcodes, sectors, ...rest }
}
