import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { idOfSigned, signedId } from '../../platform/signed-id.ts'
import type { Medium } from '../channels/index.ts'
import { isOwn, namedTo } from '../customers/index.ts'
import { readWaiting, type WaitingState } from '../interactions/index.ts'
import { can } from '../organisation/index.ts'
import { isOfOwn } from '../requests/index.ts'
import { mayRead } from './received.read.ts'

/** What was written under a reference that was given to whoever wrote, and whom we know that it is from. */
export interface Written {
  id: string
  people: string[]
}

/** As far as the actor may read it; null: nothing is there for her. */
export async function findWritten(ctx: Ctx, reference: string): Promise<Written | null> {
  const { rows } = await sql<Written>`select r.id, array(select distinct who.person_id from interactions.became_of b
      join customers.identity who on who.customer_id = b.customer_id where b.id = r.id) as people
    from correspondence.received r where r.reference = ${reference} and ${mayRead(ctx)}`.execute(ctx.db)
  return rows[0] ?? null
}

/**
 * What was written under this reference where it came to a team that works in confidence, or is of danger, and the actor may not read
 * it: which team has it, and no more. For who speaks with customers, because whoever says her reference must not hear that it is not
 * there. Null where it is from the actor's own family or from somebody whose record is kept from her.
 */
export async function findWrittenInConfidence(
  ctx: Ctx,
  reference: string,
): Promise<{ id: string; teamId: string } | null> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || !can(actor, 'interactions.answer-calls')) return null
  const { rows } = await sql<{ id: string; teamId: string | null }>`with it as (
      select r.*, coalesce((select p.id from organisation.private_teams p where p.id = r.team), (select b.confided_to[1]
        from interactions.begun_about b where b.id = coalesce(r.copy_of, r.id) and b.confided_to is not null limit 1)) as held_by
      from correspondence.received r where r.reference = ${reference} and ${mayRead(ctx)} is not true),
    who as (select w.person_id from it join interactions.written_by w on w.id = it.id
      union select i.person_id from it join interactions.became_of b on b.id = it.id join customers.identity i on i.customer_id = b.customer_id
      union select i.person_id from it join customers.point_holders h
        on h.kind = case it.medium when 'email' then 'email' else 'phone' end and h.normal = lower(it.from_address)
        join customers.identity i on i.customer_id = h.customer_id)
    select it.id, it.held_by as "teamId" from it where it.held_by is not null and not ${isOfOwn(actor, 'it.request_id')}
      and not exists (select from who where ${isOwn(actor, 'who.person_id')} or not ${namedTo(actor, 'who.person_id')})`.execute(
    ctx.db,
  )
  const [found] = rows
  return found?.teamId ? { id: found.id, teamId: found.teamId } : null
}

const FEWEST = 4

/**
 * What was written, by the reference that we gave and the email or phone (the last four to six digits will do) it came from, or what
 * else we know of whoever it turned out to be from. Null where nothing fits.
 */
export async function findWrittenByKnowledge(ctx: Ctx, reference: string, known: string): Promise<string | null> {
  const bare = known.replaceAll(/\s/g, '')
  const digits = /^\+?[\d().-]+$/.test(bare) ? bare.replaceAll(/\D/g, '') : ''
  const isPhone = (column: string) => sql`(${digits.length >= FEWEST}
    and right(${sql.ref(column)}, ${Math.min(digits.length, 6)}) = ${digits.slice(-6)})`
  const { rows } = await sql<{ id: string }>`select r.id from correspondence.received r
    where r.reference = ${reference} and (
      (r.medium = 'email' and lower(r.from_address) = ${bare.toLowerCase()})
      or (r.medium in ('text', 'voice') and ${isPhone('r.from_address')})
      or exists (select from interactions.became_of b join customers.known_points c on c.customer_id = b.customer_id
        where b.id = r.id and ((c.kind = 'email' and c.normal = ${bare.toLowerCase()}) or (c.kind = 'phone' and ${isPhone('c.normal')})
          or (c.kind = 'address' and c.normal = ${bare.toUpperCase()}))))`.execute(ctx.db)
  return rows[0]?.id ?? null
}

/** For whoever said both: a link that shows how it stands. */
export const writtenToken = (ctx: Ctx, id: string): Promise<string> => signedId(ctx, 'written', id)

/** How it stands with what somebody wrote; nothing of its words. */
export interface WrittenState
  extends Pick<
    WaitingState,
    'dueAt' | 'isUrgent' | 'wrappedAt' | 'putAwayAt' | 'doneAt' | 'ringsFrom' | 'ringsUntil' | 'isConfided'
  > {
  reference: string
  medium: Medium
  receivedAt: Date
  isTaken: boolean
  /** A colleague of this team has it, handed over and not done. */
  handedTo: string | null
  /** When a colleague last wrote back. */
  answeredAt: Date | null
  /** Of the request it became; null: of none. */
  requestReference: string | null
}

/** By such a link; null for anything else. */
export async function readWrittenState(ctx: Ctx, token: string): Promise<WrittenState | null> {
  const id = await idOfSigned(ctx, 'written', token)
  const { rows } = await sql<
    Pick<WrittenState, 'reference' | 'medium' | 'receivedAt' | 'answeredAt' | 'requestReference'>
  >`
    select r.reference, r.medium, r.received_at as "receivedAt",
      (select max(m.created_at) from channels.sent_in_threads m where m.thread_id = r.thread_id and m.by_person
        and m.created_at >= r.received_at) as "answeredAt", (select q.reference from requests.standings q
      where q.id = coalesce(b.request_id, case when r.draft_id is not null then r.request_id end)) as "requestReference"
    from correspondence.received r left join interactions.became_of b on b.id = r.id where r.id = ${id}::uuid`.execute(
    ctx.db,
  )
  const waiting = id && (await readWaiting(ctx, [id])).get(id)
  if (!rows[0] || !waiting) return null
  const { interactionId, handedTo } = waiting
  return { ...waiting, ...rows[0], isTaken: interactionId !== null, handedTo: handedTo?.team ?? null }
}
