import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { readCatalogue } from '../../catalogue/index.ts'
import { canHelp, permissionsOf, readOrganisation, readSkills } from '../../organisation/index.ts'
import { STALE_MINUTES } from '../presence/presence.ts'
import { wantedBy } from '../work/by-skill.ts'
import { type LineWait, waitOnLine } from './line-wait.ts'

/** A call in a line, as the line must know it to say what comes next. */
export interface LineCall {
  id: string
  state: string
  /** Of the colleague who has taken it; null: it waits. */
  agent: string | null
  isEnded: boolean
  leftFor: 'call-back' | 'message' | null
}

/** By the provider's id; null for one that never joined. */
export async function findLineCall(ctx: Ctx, call: string): Promise<LineCall | null> {
  const { rows } = await sql<LineCall>`select k.id, k.state, c.email as agent, k.ended_at is not null as "isEnded",
      k.left_for as "leftFor"
    from interactions.calls k left join organisation.colleagues c on c.id = k.adviser_id
    where k.provider_call = ${call}`.execute(ctx.db)
  return rows[0] ?? null
}

export interface Place {
  /** 1: nobody is before her. */
  position: number
  /** Null: nobody can say. */
  wait: LineWait | null
  /** Somebody is there who takes calls. */
  isServed: boolean
}

interface Row {
  line: string | null
  language: string | null
  before: { line: string | null }[]
  here: { id: string; roles: string[]; isFree: boolean }[]
  lengths: number[]
}

const LENGTHS = 60
/** Notes that were forgotten over lunch say nothing of calls. */
const LONGEST_MINUTES = 60

/** Where a call that waits stands, by those who would help it: its line's theme and her language decide who. One query. */
export async function readPlace(ctx: Ctx, call: string): Promise<Place> {
  const { rows } = await sql<Row>`select k.golden_number as line, k.language,
      (select coalesce(jsonb_agg(jsonb_build_object('line', b.line)), '[]') from (
        select golden_number as line from interactions.calls where state = 'ringing' and adviser_id is null
          and (not is_urgent, ringing_at, id) < (not k.is_urgent, k.ringing_at, k.id)
        union all select h.golden_number from interactions.call_backs b join interactions.calls h on h.id = b.call_id
          where b.state = 'open' and b.promise is null and not k.is_urgent and (h.ringing_at, h.id) < (k.ringing_at, k.id)) b) as before,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'roles', s.roles,
          'isFree', not exists (select from interactions.interactions i where i.adviser_id = s.id and i.wrapped_at is null
            and i.parked_at is null))), '[]')
        from interactions.presence p join organisation.directory s on s.id = p.staff_id
        where p.seen_at > ${ctx.now()}::timestamptz - make_interval(mins => ${STALE_MINUTES}) and p.chosen is distinct from 'away'
          and (s.disabled_at is null or s.disabled_at > ${ctx.now()})) as here,
      (select coalesce(jsonb_agg(l.minutes), '[]') from (
        select least(extract(epoch from i.wrapped_at - c.answered_at) / 60, ${LONGEST_MINUTES})::float8 as minutes
        from interactions.calls c join interactions.interactions i on i.call_id = c.id
        where c.answered_at > ${ctx.now()}::timestamptz - interval '14 days' and i.wrapped_at > c.answered_at
        order by c.answered_at desc limit ${LENGTHS}) l) as lengths
    from interactions.calls k where k.provider_call = ${call}`.execute(ctx.db)
  const row = rows[0]
  if (!row) return { position: 1, wait: null, isServed: false }
  const [organisation, skills, { services }] = await Promise.all([
    readOrganisation(ctx),
    readSkills(ctx),
    readCatalogue(ctx),
  ])
  const themesOf = (slug: string) => services.get(slug)?.themes ?? []
  const wanted = (line: string | null, language: string | null = null) =>
    wantedBy({ kind: 'call', words: line ?? '' }, { service: null, language, signs: false }, themesOf, organisation)
  const takes = row.here.filter(({ roles }) => permissionsOf(roles).has('interactions.answer-calls'))
  const helpers = takes.filter(({ id }) => canHelp(skills.get(id) ?? [], wanted(row.line, row.language)))
  // Where nobody here knows it best, anybody takes it.
  const serving = helpers.length > 0 ? helpers : takes
  const isBefore = (line: string | null) => serving.some(({ id }) => canHelp(skills.get(id) ?? [], wanted(line)))
  // Whoever takes hers for want of one who knows it best, or comes to an empty desk, takes all that came before.
  const ahead = row.before.filter(({ line }) => helpers.length === 0 || isBefore(line)).length
  const free = serving.filter(({ isFree }) => isFree).length
  const wait = waitOnLine({ ahead, serving: serving.length, free, lengths: row.lengths })
  return { position: ahead + 1, wait, isServed: takes.length > 0 }
}

/** What became of a call that joined a line, for whoever counts. */
export interface LineOutcome {
  call: string
  isOver: boolean
  isAnswered: boolean
  leftFor: 'call-back' | 'message' | null
  /** Of a kept place: still to be rung, or how that went. */
  place: 'open' | 'spoken' | 'written' | 'cancelled' | null
}

/** By the provider's ids; one that never joined is left out. */
export async function readLineOutcomes(ctx: Ctx, calls: readonly string[]): Promise<LineOutcome[]> {
  const { rows } = await sql<LineOutcome>`select k.provider_call as call, k.ended_at is not null as "isOver",
      k.answered_at is not null as "isAnswered", k.left_for as "leftFor", b.state as place
    from interactions.calls k left join interactions.call_backs b on b.call_id = k.id
    where k.provider_call = any(${[...calls]}::text[])`.execute(ctx.db)
  return rows
}
