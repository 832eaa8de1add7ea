import { sql } from 'kysely'
import { replaceCatalogue, type ServicesLoaded } from '../modules/catalogue/index.ts'
import { replaceDuty } from '../modules/duty/index.ts'
import { type KnowledgeLoaded, replaceKnowledge } from '../modules/knowledge/index.ts'
import { replacePackNotices } from '../modules/notices/index.ts'
import {
  type Council,
  type DelegationsLoaded,
  findOrganisation,
  replaceOrganisation,
  type TeamsLoaded,
} from '../modules/organisation/index.ts'
import { replacePlaces } from '../modules/places/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import type { Ctx } from '../platform/context.ts'
import type { Counts } from '../platform/database/replace-rows.ts'
import type { PackContents } from './read-pack.ts'

/** What loading a pack did. */
export interface PackLoaded {
  services: ServicesLoaded
  teams: TeamsLoaded
  delegations: DelegationsLoaded
  areas: Counts
  postcodes: Counts
  sectors: Counts
  notices: Counts
  knowledge: KnowledgeLoaded
  /** Council, calendars, locations, golden numbers and duty rules together. */
  others: Counts
}

export type Progress = (step: string) => void

const LOADING = 7_310_002

/**
 * Loads a checked pack. Places first, in transactions of at most 1,000 rows; then the rest in one. Loading twice changes
 * nothing; cut short, it is completed by loading again. What staff edited stays and is reported. Throws CannotStart where
 * the database is another council's.
 */
export async function loadPack(ctx: Ctx, pack: PackContents, progress: Progress = () => {}): Promise<PackLoaded> {
  await refuseAnotherCouncil(ctx, pack.organisation.council)
  progress(`${pack.places.postcodes.length.toLocaleString('en')} postcodes and ${pack.places.areas.length} areas`)
  const { areas, postcodes, sectors } = await replacePlaces(ctx, pack.places)
  progress(`${pack.organisation.teams.length} teams and ${pack.catalogue.services.length} services`)
  const rest = await ctx.transaction(async ctx => {
    // two packs loaded at the same moment would mix
    await sql`select pg_advisory_xact_lock(${LOADING})`.execute(ctx.db)
    const { teams, delegations, others } = await replaceOrganisation(ctx, pack.organisation)
    const services = await replaceCatalogue(ctx, pack.catalogue)
    const notices = await replacePackNotices(ctx, pack.notices)
    const knowledge = await replaceKnowledge(ctx, pack.knowledge)
    await replaceDuty(ctx, pack.duty)
    return { teams, delegations, others, services, notices, knowledge }
  })
  return { areas, postcodes, sectors, ...rest }
}

/** One database is one council: the pack of another would retire all that this one has. */
async function refuseAnotherCouncil(ctx: Ctx, council: Council): Promise<void> {
  const held = await findOrganisation(ctx)
  if (held && held.council.slug !== council.slug)
    throw new CannotStart(
      `This database is that of ${held.council.name.en}: the pack of ${council.name.en} needs a database of its own.`,
    )
}
