import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Answers } from '../../platform/form/index.ts'
import { isId } from '../../platform/id.ts'
import { keptNames, withoutKept } from './kept-names.ts'
import type { Outcome, Status } from './request.ts'
import { readsWhole, seenBy } from './seen-by.ts'
import { isToldSql } from './told-by.ts'

/** A request that somebody asked, joined or was helped with, as far as whoever speaks with her needs it. */
export interface RequestOfPerson {
  id: string
  reference: string
  service: string
  versionId: string
  status: Status
  /** Null: it is not hers, but was named in a conversation with her. */
  role: 'reporter' | 'follower' | 'helper' | null
  /** What was asked, shortened. */
  details: string
  sensitive: boolean
  teamId: string
  placeWords: string | null
  postcode: string | null
  ward: string | null
  answers: Answers
  openedAt: Date
  nextDueAt: Date | null
  /** The step of the promise that is due then. */
  nextStep: string | null
  closedAt: Date | null
  outcome: Outcome | null
  closureWords: string | null
  /** What we last wrote to her about it, and what she last wrote to us. */
  written: { at: Date; words: string } | null
  heard: { at: Date; words: string } | null
  /** What we asked her and wait for. */
  question: { at: Date; words: string } | null
  /** Dates of the promise that were moved: the last time. */
  movedAt: Date | null
  /** Can anybody who asked be told, by any way? */
  isTold: boolean
}

const MOST = 50

/**
 * The requests of a person under any of her ids, and others by their id (`also`: those opened in conversations with her); only
 * what the actor may see and may read whole. Open ones first, by the next promise, then the newest; at most 50 of hers.
 */
export async function listOfPerson(
  ctx: Ctx,
  customerId: string | null,
  also: readonly string[] = [],
): Promise<RequestOfPerson[]> {
  if (!readsWhole(ctx.actor) || (!customerId && also.length === 0)) return []
  const { rows } = await sql<RequestOfPerson & { keptNames: string[] }>`
    with hers as (select id, max(role) as role from (
      select p.request_id as id, p.role from (values (${isId(customerId) ? customerId : null}::uuid)) asked (id)
      join customers.ids_of_person hers on hers.customer_id = asked.id
      join requests.participants p on p.customer_id = hers.other_id and (p.left_at is null or p.role = 'reporter')
      union all select unnest(${[...also].filter(isId)}::uuid[]), null) all_hers group by id)
    select r.id, r.reference, r.service_slug as service, r.version_id as "versionId", r.status, hers.role,
      left(r.details, 200) as details, r.sensitive, r.team_id as "teamId", ${keptNames(ctx.actor)} as "keptNames",
      r.place_words as "placeWords", r.postcode, r.ward, r.answers, r.opened_at as "openedAt", r.next_due_at as "nextDueAt",
      (select p.step from requests.promises p where p.request_id = r.id and p.kept_at is null and r.status <> 'closed'
        order by p.due_at, p.position limit 1) as "nextStep",
      r.closed_at as "closedAt", k.outcome, k.words as "closureWords",
      ${lastUpdate("u.audience <> 'staff' and u.author_kind = 'staff'")} as written,
      ${lastUpdate('u.participant_id is not null')} as heard,
      (select jsonb_build_object('at', q.started_at, 'words', left(q.question, 300)) from requests.pauses q
        where q.request_id = r.id and q.ended_at is null limit 1) as question,
      (select max(e.at) from platform.events e where e.subject = r.id and e.type = 'requests.promise-moved') as "movedAt",
      exists (select from requests.participants p join customers.reachable c on c.customer_id = p.customer_id
        where p.request_id = r.id and p.left_at is null and ${isToldSql(ctx)}) as "isTold"
    from hers join requests.requests r on r.id = hers.id
    left join lateral (select outcome, words from requests.closures
      where request_id = r.id and reopened_at is null order by created_at desc limit 1) k on r.status = 'closed'
    where ${seenBy(ctx.actor, 'r')}
    order by r.status = 'closed', case when r.status <> 'closed' then r.next_due_at end nulls last, r.opened_at desc, r.id desc
    limit ${MOST + also.length}`.execute(ctx.db)
  return rows.map(row =>
    withoutKept({
      ...row,
      written: withDate(row.written),
      heard: withDate(row.heard),
      question: withDate(row.question),
    }),
  )
}

/** The persons who asked or joined the request with this reference. Of one the actor may not see: none. */
export async function findCustomersOf(ctx: Ctx, reference: string): Promise<string[]> {
  if (!readsWhole(ctx.actor)) return []
  const { rows } = await sql<{ id: string }>`select distinct i.person_id as id
    from requests.requests r join requests.participants p on p.request_id = r.id
    join customers.identity i on i.customer_id = p.customer_id
    where r.reference = ${reference} and ${seenBy(ctx.actor, 'r')} limit 20`.execute(ctx.db)
  return rows.map(row => row.id)
}

/** Every participation of a person, by any of her ids: whom messages are for. For the program itself only. */
export async function listParticipationsOf(ctx: Ctx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from (values (${personId}::uuid)) asked (id)
    join customers.ids_of_person hers on hers.customer_id = asked.id
    join requests.participants p on p.customer_id = hers.other_id`.execute(ctx.db)
  return rows.map(row => row.id)
}

/** `where`: one of the two conditions above, never anything typed. */
const lastUpdate = (where: string) => sql`(select jsonb_build_object('at', u.created_at, 'words', left(u.words, 300))
  from requests.updates u where u.request_id = r.id and u.withdrawn_at is null and ${sql.raw(where)}
  order by u.created_at desc limit 1)`

const withDate = (said: { at: Date; words: string } | null) => said && { ...said, at: new Date(said.at) }
