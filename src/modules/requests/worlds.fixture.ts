// Small worlds of requests, drawn from a fixed seed: the database must see in them what a plain filter in memory sees.
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { newReference } from '../../platform/spoken-code/index.ts'
import { getService, VISIBILITIES } from '../catalogue/index.ts'
import { NOW } from './requests.fixture.ts'

export interface Row {
  id: string
  reference: string
  service: string
  team: string
  status: string
  visibility: string
  sensitive: boolean
  withdrawn: boolean
  /** Its words may mean danger, and nobody has shown them. */
  held: boolean
  /** What a colleague shows everybody in their place; null: as they are. */
  shownWords: string | null
  shownPlace: string | null
  /** Duty teams that were told of danger in it. */
  confidedTo: string[]
  needsLeader: boolean
  assignedTo: string | null
  takenBy: string | null
  nextDueAt: Date | null
  closedAt: Date | null
  openedAt: Date
  ward: string
  details: string
  participantId: string
  /** The participant gave up her link. */
  left: boolean
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const TEAMS = ['roads', 'lights', 'care']
export const SERVICES = ['pothole', 'street-light', 'harm']
export const WARDS = ['north', 'south']
const DETAILS = ['a deep hole', 'the lamp is out', 'glass by the school', 'somebody shouts']
const STATUSES = ['open', 'open', 'open', 'scheduled', 'waiting', 'closed']
const HOUR = 3_600_000

/** Draws so many requests; `staff` are the ids that may be assigned or have taken them. */
export async function drawWorld(ctx: Ctx, seed: number, count: number, staff: string[]): Promise<Row[]> {
  const next = chance(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  const rows = Array.from({ length: count }, (_, number): Row => {
    const status = pick(STATUSES)
    // whole hours, so that many are due and closed at the same moment
    const hours = Math.floor(next() * 96) - 48
    return {
      id: newId(NOW.getTime()),
      reference: newReference(),
      service: pick(SERVICES),
      team: pick(TEAMS),
      status,
      visibility: pick([...VISIBILITIES, 'public', 'public']),
      sensitive: next() < 0.25,
      withdrawn: next() < 0.15,
      held: number % 7 === 0,
      shownWords: number % 11 === 3 ? '' : null,
      shownPlace: number % 11 === 5 ? 'by the gate' : null,
      confidedTo: number % 3 === 0 ? ['care'] : [],
      needsLeader: status !== 'closed' && next() < 0.2,
      assignedTo: next() < 0.5 ? pick(staff) : null,
      takenBy: next() < 0.4 ? pick(staff) : null,
      nextDueAt: status === 'closed' || next() < 0.2 ? null : new Date(NOW.getTime() + hours * HOUR),
      closedAt: status === 'closed' ? new Date(NOW.getTime() - Math.floor(next() * 48) * HOUR) : null,
      openedAt: new Date(NOW.getTime() - Math.floor(next() * 30) * 24 * HOUR),
      ward: pick(WARDS),
      details: pick(DETAILS),
      participantId: newId(NOW.getTime()),
      left: next() < 0.1,
    }
  })
  await writeWorld(ctx, rows)
  return rows
}

async function writeWorld(ctx: Ctx, rows: Row[]): Promise<void> {
  const versions = new Map<string, string>()
  for (const slug of SERVICES) versions.set(slug, (await getService(ctx, slug)).versionId)
  const json = JSON.stringify(rows.map(row => ({ ...row, version: versions.get(row.service) })))
  const world = sql`jsonb_to_recordset(${json}::jsonb) as w (id uuid, reference text, service text, version uuid, team text,
    status text, visibility text, sensitive boolean, withdrawn boolean, held boolean, "shownWords" text, "shownPlace" text, "confidedTo" text[], "needsLeader" boolean, "assignedTo" uuid, "takenBy" uuid,
    "nextDueAt" timestamptz, "closedAt" timestamptz, "openedAt" timestamptz, ward text, details text, "participantId" uuid, "left" boolean)`
  await sql`insert into requests.submissions (id, key, channel, taken_by) select id, id::text, 'web', "takenBy" from ${world}`.execute(
    ctx.db,
  )
  await sql`insert into requests.requests (id, submission_id, reference, service_slug, version_id, kind, status, visibility, sensitive,
      withdrawn_at, held_at, shown_words, shown_place, confided_to, team_id, routed_because, assigned_to, needs_leader, details, answers, ward, opened_at, next_due_at, closed_at)
    select id, id, reference, service, version, 'service-request', status, visibility, sensitive,
      case when withdrawn then ${NOW}::timestamptz end, case when held then ${NOW}::timestamptz end, "shownWords", "shownPlace", "confidedTo", team, '{}', "assignedTo", "needsLeader", details, '{}', ward, "openedAt", "nextDueAt", "closedAt"
    from ${world}`.execute(ctx.db)
  await sql`insert into requests.participants (id, request_id, role, language, left_at)
    select "participantId", id, 'reporter', 'en', case when "left" then ${NOW}::timestamptz end from ${world}`.execute(
    ctx.db,
  )
  await sql`insert into requests.search_words (request_id, opened_at, open, words)
    select id, "openedAt", status <> 'closed', to_tsvector('english', details) from ${world}`.execute(ctx.db)
}
