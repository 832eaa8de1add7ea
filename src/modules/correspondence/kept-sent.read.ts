import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { FAILED_FOR_DAYS, type MessageRow } from '../channels/index.ts'
import { namedTo } from '../customers/index.ts'
import { isOfKeptConversation, isOfOthers } from '../interactions/index.ts'
import { can } from '../organisation/index.ts'
import { seenBy } from '../requests/index.ts'
import { isOfKeptWriter } from './kept-writer.ts'
import { mayRead } from './received.read.ts'

/**
 * Of these messages of ours, by id, those that are not for the actor: in the thread of something written to us, which she may not read
 * whole (our answer quotes it), about a request that she may not see, or of a conversation in which somebody may come to harm. Whoever
 * neither answers first for all nor has all messages before her has only what belongs to her teams. That we have a mail, as the
 * program says by itself, tells nothing of its words: it is kept only where even that somebody wrote is.
 */
export async function findKeptSent(
  ctx: Ctx,
  messages: readonly Pick<MessageRow, 'id' | 'about' | 'threadId'>[],
): Promise<Set<string>> {
  if (messages.length === 0) return new Set()
  const of = <T>(each: (message: (typeof messages)[number]) => T) => messages.map(each)
  const { rows } = await sql<{ id: string }>`select m.id
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ about }) => about)}::uuid[], ${of(({ threadId }) => threadId)}::uuid[])
      m (id, about, thread_id)
    left join requests.standings q on q.id = m.about where ${isKept(ctx)}`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}

/** The ids of those that did not arrive, wait for a person and are not kept from the actor, the last to fail first. */
export async function findFailedFor(ctx: Ctx, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select m.id from channels.waiting_for_person m
    left join requests.standings q on q.id = m.about
    where m.created_at > ${ctx.now()}::timestamptz - make_interval(days => ${FAILED_FOR_DAYS}) and (${isKept(ctx)}) is not true
    order by m.settled_at desc, m.id limit ${most}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Of a message `m`, about a request `q` if about any. */
const isKept = (ctx: Ctx) => sql<boolean>`not ${isOfHerTeams(ctx)}
  or case when q.id is not null then ${seenBy(ctx.actor, 'q')} is not true
    else ${isOfKeptConversation(ctx.actor, 'm.about')} or exists (${written} and ${mayRead(ctx)} is not true)
      and not ${isPlainlyTaken(ctx.actor)} end`

/** What was written in the thread of a message `m`. */
const written = sql`select from correspondence.received r
  where r.thread_id in (m.thread_id, (select x.thread_id from correspondence.received x where x.id = m.about))`

function isOfHerTeams(ctx: Ctx): RawBuilder<boolean> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || can(actor, 'interactions.answer-calls') || can(actor, 'messages.read'))
    return sql<boolean>`true`
  return sql<boolean>`(coalesce(q.team_id = any(${actor.teams}::text[]), false) or exists (${written} and ${mayRead(ctx)}))`
}

/**
 * The acknowledgement of a mail to no team in confidence, of nobody whose record is kept, nor of the actor's own family, with nothing in
 * the thread that means danger; and without names of files that could not be taken.
 */
function isPlainlyTaken(actor: Actor): RawBuilder<boolean> {
  const isTaken = sql`exists (select from channels.sent_in_threads s
    where s.id = m.id and s.key = 'received:' || m.about || ':taken')`
  const isDanger = sql`r.numbers_sent_at is not null
    or exists (select from interactions.still_waiting w where w.id = r.id and w.is_urgent)
    or exists (select from interactions.begun_about b where b.id = r.id and b.confided_to is not null)`
  const isKept = sql`r.team in (select id from organisation.private_teams) or ${isOfKeptWriter(actor)}
    or exists (select from interactions.written_by w where w.id = r.id and (not ${isOfOthers(actor, { customer: 'w.person_id', request: 'w.request_id' })}
      or w.person_id is not null and not ${namedTo(actor, 'w.person_id')}))`
  const hasRefused = sql`exists (select from correspondence.attachments a where a.received_id = r.id and a.problem is not null)`
  return sql<boolean>`(${isTaken} and not exists (${written} and (${isDanger} or ${isKept} or ${hasRefused})))`
}
