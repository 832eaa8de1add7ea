import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { parseReference } from '../../platform/spoken-code/index.ts'
import { getBody } from './bodies.ts'

export type ReferralStatus = 'queued' | 'held' | 'awaited' | 'sent' | 'failed' | 'taken-back'

/** A request that a body deals with, and what we know from it. */
export interface Referral {
  id: string
  requestId: string
  bodyId: string
  body: string
  status: ReferralStatus
  /** The body's own id of it. */
  theirId: string | null
  theirStatus: string | null
  /** What it said last of how it stands. */
  theirNotes: string
  tries: number
  /** What the body answered, where it did not take it. */
  answer: string | null
  /** Of one that is on its way and could not be brought yet: how often it was tried, and when it is next. */
  tried: number | null
  nextAt: Date | null
  createdAt: Date
  sentAt: Date | null
  endedAt: Date | null
  /** How colleagues reach the body; '': nobody said. */
  phone: string
  /** It may be told who asked. */
  personal: boolean
  /** Whether the body takes what is added later; null: nothing was yet. */
  takesWords: boolean | null
  additions: {
    waiting: number
    /** A person has to read them first: they may mean danger. */
    held: number
    sent: number
    failed: number
    notTaken: number
    /** What the body answered to one that failed. */
    answer: string | null
  }
}

/** Its job counts each try, also those that ended before the body was asked to take it. */
const joinJob = sql`left join lateral (select attempts, run_at as "nextAt" from graphile_worker.jobs
  where key = 'referral:' || r.id and r.status = 'queued' and r.answer is not null) j on true`

const columns = sql`r.id, r.request_id as "requestId", r.body_id as "bodyId", b.name as body, r.status,
  r.their_id as "theirId", r.their_status as "theirStatus", r.their_notes as "theirNotes", r.tries, r.answer, j.attempts as tried, j."nextAt", r.created_at as "createdAt",
  r.sent_at as "sentAt", r.ended_at as "endedAt", b.phone, b.personal, b.takes_words as "takesWords",
  (select jsonb_build_object('waiting', count(*) filter (where a.status = 'queued'), 'held', count(*) filter (where a.status = 'held'), 'sent', count(*) filter (where a.status = 'sent'),
      'failed', count(*) filter (where a.status = 'failed'), 'notTaken', count(*) filter (where a.status = 'not-taken'),
      'answer', max(a.answer) filter (where a.status = 'failed'))
    from referrals.additions a where a.referral_id = r.id) as additions`

/** Which body a request went or is to go to, and what became of that; null: none, or we took it back. Asks nobody's permission: whoever may read the request may know. */
export async function findReferral(ctx: Ctx, requestId: string): Promise<Referral | null> {
  const { rows } = await sql<Referral>`select ${columns} from referrals.referrals r
    join referrals.bodies b on b.id = r.body_id ${joinJob}
    where r.request_id = ${isId(requestId) ? requestId : null}::uuid and r.status <> 'taken-back'`.execute(ctx.db)
  return rows[0] ?? null
}

const SHOWN = 100

/** What went to a body, what waits for a person first, then the newest. Throws NotFound. */
export async function listReferrals(ctx: Ctx, bodyId: string): Promise<Referral[]> {
  await getBody(ctx, bodyId)
  const { rows } = await sql<Referral>`select ${columns} from referrals.referrals r
    join referrals.bodies b on b.id = r.body_id ${joinJob} where r.body_id = ${bodyId}::uuid
    order by r.status in ('failed', 'held') or exists (select from referrals.additions a where a.referral_id = r.id and a.status in ('failed', 'held')) desc,
      r.created_at desc, r.id limit ${SHOWN}`.execute(ctx.db)
  return rows
}

/**
 * The body that writes with this key, and its referral by our reference or by its own id of it, as it was sent; null: it is no body's
 * key, or none that it has.
 */
export async function findReferralOfKey(
  ctx: Ctx,
  { keyId, number }: { keyId: string; number: string },
): Promise<Referral | null> {
  const parsed = parseReference(number)
  const isOurs = sql<boolean>`r.request_id = (select id from requests.standings where reference = ${parsed.ok ? parsed.code : null})`
  const { rows } = await sql<Referral>`select ${columns} from referrals.bodies b
    join referrals.referrals r on r.body_id = b.id and r.status in ('awaited', 'sent') ${joinJob}
    where b.writes_with = ${isId(keyId) ? keyId : null}::uuid and (${isOurs} or r.their_id = ${number.trim()})
    order by ${isOurs} desc nulls last limit 1`.execute(ctx.db)
  return rows[0] ?? null
}
