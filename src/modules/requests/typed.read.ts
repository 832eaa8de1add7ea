import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Answers } from '../../platform/form/index.ts'

interface TypedOf {
  requestId: string
  reference: string
  service: string
  versionId: string
  /** Whose words they are; null: another system's, of nobody it names. */
  participantId: string | null
}

/** What somebody sent as a request of her own, as it was typed. */
export interface TypedRequest extends TypedOf {
  answers: Answers
  details: string
}

/** What was written to a request that is there. */
export interface TypedUpdate extends TypedOf {
  updateId: string
  words: string
}

/** These requests as they were sent, in one query. For the program. */
export async function listTypedRequests(ctx: Ctx, ids: readonly string[]): Promise<TypedRequest[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<TypedRequest>`
    select r.id as "requestId", r.reference, r.service_slug as service, r.version_id as "versionId", r.answers, r.details,
      p.id as "participantId"
    from requests.requests r
    left join requests.participants p on p.request_id = r.id and p.role = 'reporter' and p.left_at is null
    where r.id = any(${ids}::uuid[])`.execute(ctx.db)
  return rows
}

/** These updates, in one query. For the program. */
export async function listTypedUpdates(ctx: Ctx, ids: readonly string[]): Promise<TypedUpdate[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<TypedUpdate>`
    select u.id as "updateId", u.words, r.id as "requestId", r.reference, r.service_slug as service,
      r.version_id as "versionId", u.participant_id as "participantId"
    from requests.updates u join requests.requests r on r.id = u.request_id
    where u.id = any(${ids}::uuid[])`.execute(ctx.db)
  return rows
}

/** Who takes part: her name and the ways that are safe. `isUnsafe`: she gave one that is not. */
export interface ReachedParticipant {
  name: string
  email: string
  phone: string
  isUnsafe: boolean
}

/** Null: she gave nothing of herself. For the program. */
export async function findReached(ctx: Ctx, participantId: string): Promise<ReachedParticipant | null> {
  const { rows } = await sql<ReachedParticipant>`
    select coalesce(c.name, '') as name, case when c.email_safe then c.email else '' end as email,
      case when c.phone_safe then c.phone else '' end as phone,
      (c.email is not null and not c.email_safe) or (c.phone is not null and not c.phone_safe) as "isUnsafe"
    from requests.participants p join customers.reachable c on c.customer_id = p.customer_id
    where p.id = ${participantId}::uuid and p.left_at is null`.execute(ctx.db)
  return rows[0] ?? null
}
