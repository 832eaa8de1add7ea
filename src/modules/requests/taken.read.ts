import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { cursorOf, readCursor } from '../../platform/database/cursor.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { Language } from '../../platform/text.ts'
import { isSaidSafe } from '../customers/index.ts'
import { type PromiseState, promisesOf, promiseWithDates } from './promise-state.ts'
import type { Outcome, Status } from './request.ts'
import { seenBy } from './seen-by.ts'
import { type Way, waysOf } from './told-by.ts'

/** A request that a colleague took for somebody, and what became of it. */
export interface TakenRequest {
  id: string
  reference: string
  service: string
  versionId: string
  status: Status
  teamId: string
  placeWords: string | null
  postcode: string | null
  ward: string | null
  channel: string
  openedAt: Date
  closedAt: Date | null
  /** How it ended; null while it is open. */
  outcome: Outcome | null
  /** What the customer was told when it ended; null where it was said in confidence and is not the actor's to read. */
  words: string | null
  /** In which whoever asked is spoken to and told. */
  language: Language
  /** Steps of the promise in order. */
  promises: PromiseState[]
  /** By which way whoever asked first, and can be told, is told what happens; null: nobody is. */
  toldBy: Way | null
  /** Nobody is, because a colleague heard of a danger to whoever asked. */
  isHushed: boolean
  /** Whether somebody who asked can look it up by its reference: `findParticipantByKnowledge`. */
  isFindable: boolean
  /** Everybody sees it on the website, without what is personal. */
  isPublic: boolean
  /** Asked in confidence: followed by its private link only. */
  sensitive: boolean
}

const PAGE = 25

/** A participant `p` of a request `r` for whom a colleague took it, or who helped her: what is read out is for them, not for who joined later. */
const ASKED = sql`p.request_id = r.id and p.left_at is null and p.role <> 'follower'`

/** What the actor took for others, the newest first, a page at a time: `after` is the cursor of the page before. */
export async function listTaken(
  ctx: Ctx,
  { after }: { after?: string } = {},
): Promise<{ rows: TakenRequest[]; next: string | null }> {
  const cursor = readCursor(after)
  const rows = await readTakenRows(ctx, cursor ? sql`and (s.created_at, s.id) < ${cursor}` : sql``, PAGE + 1)
  const page = rows.slice(0, PAGE)
  return { rows: page, next: rows.length > PAGE ? page.at(-1)!.cursor : null }
}

/** One of them. `NotFound` for what somebody else took. */
export async function readTaken(ctx: Ctx, requestId: string): Promise<TakenRequest> {
  const rows = isId(requestId) ? await readTakenRows(ctx, sql`and r.id = ${requestId}::uuid`, 1) : []
  if (!rows[0]) throw new NotFound('taken request')
  return rows[0]
}

/** The id of a request the actor took for somebody, by its reference; null for any other. */
export async function findTaken(ctx: Ctx, reference: string): Promise<string | null> {
  return (await readTakenRows(ctx, sql`and r.reference = ${reference}`, 1))[0]?.id ?? null
}

async function readTakenRows(ctx: Ctx, where: ReturnType<typeof sql>, limit: number) {
  if (ctx.actor.kind !== 'staff') return []
  const { rows } = await sql<TakenRequest & { cursor: string }>`
    select r.id, r.reference, r.service_slug as service, r.version_id as "versionId", r.status, r.team_id as "teamId",
      r.place_words as "placeWords", r.postcode, r.ward, s.channel, r.opened_at as "openedAt", r.closed_at as "closedAt",
      k.outcome, case when ${seenBy(ctx.actor, 'r')} then k.words end as words, ${cursorOf(sql.ref('s.created_at'), sql.ref('s.id'))} as cursor,
      ${promisesOf(sql.ref('r.id'))} as promises,
      (select x.way from requests.participants p join customers.reachable c on c.customer_id = p.customer_id
        cross join lateral ${waysOf(ctx)} x where ${ASKED} and p.told and x.way is not null
        order by p.joined_at, p.id limit 1) as "toldBy",
      exists (select from requests.participants p join customers.ways w on w.customer_id = p.customer_id
        where ${ASKED} and ${isSaidSafe('w')}) as "isHushed",
      coalesce((select p.language from requests.participants p where p.request_id = r.id order by p.joined_at, p.id limit 1), 'en') as language,
      r.sensitive, not r.sensitive and exists (select from requests.participants p
        left join customers.known_points c on c.customer_id = p.customer_id
        where ${ASKED} and (c.kind is not null
          or (p.role = 'reporter' and r.visibility <> 'public' and r.postcode is not null))) as "isFindable",
      r.visibility = 'public' and not r.sensitive and r.withdrawn_at is null and r.held_at is null as "isPublic"
    from requests.submissions s
    join requests.requests r on r.submission_id = s.id
    left join lateral (select outcome, words from requests.closures
      where request_id = r.id and reopened_at is null order by created_at desc limit 1) k on r.status = 'closed'
    where s.taken_by = ${ctx.actor.id}::uuid ${where}
    order by s.created_at desc, s.id desc limit ${limit}`.execute(ctx.db)
  return rows.map(row => ({ ...row, promises: row.promises.map(promiseWithDates) }))
}
