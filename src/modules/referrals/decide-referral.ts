// What a colleague decides about a request that went to a body.
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { type NewEvent, publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { can } from '../organisation/index.ts'
import { listRequestFacts } from '../requests/index.ts'
import { planAdditions } from './pass-on.ts'
import { additionsRetried, heldDropped, heldSent, referralRetried, referralTakenBack } from './referrals.events.ts'
import { findReferral, type Referral } from './referrals.read.ts'
import { planSending } from './send-referral.ts'

/** Sends once more what failed. Throws NotFound, `Refused('referrals.not-failed')`. */
export async function retryReferral(ctx: Ctx, requestId: string): Promise<void> {
  await decide(ctx, requestId, async (ctx, about) => {
    const { numAffectedRows } = await sql`update referrals.referrals set status = 'queued'
      where id = ${about.referralId}::uuid and status = 'failed'`.execute(ctx.db)
    refuseUnless(!!numAffectedRows, 'referrals.not-failed')
    await planSending(ctx, about.referralId)
    return referralRetried(about)
  })
}

/** Sends what was held because it may mean danger: a person has read it. Throws NotFound, `Refused('referrals.not-held')`. */
export async function sendHeld(ctx: Ctx, requestId: string): Promise<void> {
  await decide(ctx, requestId, async (ctx, about) => {
    const isWhole = await settleHeld(ctx, about.referralId, { referral: 'queued', additions: 'queued' })
    await (isWhole ? planSending : planAdditions)(ctx, about.referralId)
    return heldSent(about)
  })
}

/**
 * Keeps what was held from the body. Where that is the request itself, we deal with it ourselves. Throws NotFound,
 * `Refused('referrals.not-held')`.
 */
export async function dropHeld(ctx: Ctx, requestId: string): Promise<void> {
  await decide(ctx, requestId, async (ctx, about) => {
    const isWhole = await settleHeld(ctx, about.referralId, { referral: 'taken-back', additions: 'dropped' })
    if (isWhole) await dropAdditions(ctx, about.referralId)
    return isWhole ? referralTakenBack({ ...about, wasTheirs: false }) : heldDropped(about)
  })
}

/** True: the request itself was held, with all that was added. */
async function settleHeld(
  ctx: Ctx,
  id: string,
  to: { referral: 'queued' | 'taken-back'; additions: 'queued' | 'dropped' },
): Promise<boolean> {
  const ended = to.referral === 'taken-back' ? ctx.now() : null
  const whole = await sql`update referrals.referrals set status = ${to.referral}, ended_at = ${ended}
    where id = ${id}::uuid and status = 'held'`.execute(ctx.db)
  const parts = await sql`update referrals.additions set status = ${to.additions}
    where referral_id = ${id}::uuid and status = 'held'`.execute(ctx.db)
  refuseUnless(!!whole.numAffectedRows || !!parts.numAffectedRows, 'referrals.not-held')
  return !!whole.numAffectedRows
}

/** Passes on once more what was added and is not with the body. Throws NotFound. */
export async function retryAdditions(ctx: Ctx, requestId: string): Promise<void> {
  await decide(ctx, requestId, async (ctx, about) => {
    await sql`update referrals.additions set status = 'queued'
      where referral_id = ${about.referralId}::uuid and status in ('failed', 'not-taken')`.execute(ctx.db)
    await planAdditions(ctx, about.referralId)
    return additionsRetried(about)
  })
}

/** The council deals with it itself from now on; what the body still says of it is not heard. Throws NotFound. */
export async function takeBackReferral(ctx: Ctx, requestId: string): Promise<void> {
  await decide(ctx, requestId, async (ctx, about, { status }) => {
    await sql`update referrals.referrals set status = 'taken-back', ended_at = ${ctx.now()}
      where id = ${about.referralId}::uuid`.execute(ctx.db)
    await dropAdditions(ctx, about.referralId)
    const request = (await listRequestFacts(ctx, [requestId])).get(requestId)
    return referralTakenBack({ ...about, wasTheirs: status !== 'held' && request?.status !== 'closed' })
  })
}

async function dropAdditions(ctx: Ctx, referralId: string): Promise<void> {
  await sql`update referrals.additions set status = 'dropped'
    where referral_id = ${referralId}::uuid and status in ('queued', 'held', 'failed')`.execute(ctx.db)
}

async function decide(
  ctx: Ctx,
  requestId: string,
  act: (
    ctx: Ctx,
    about: { requestId: string; referralId: string; bodyId: string },
    referral: Referral,
  ) => Promise<NewEvent<object>>,
): Promise<void> {
  if (!can(ctx.actor, 'requests.update')) throw new NotFound('referral')
  await ctx.transaction(async ctx => {
    // Of two who decide at once the second decides about what the first left.
    await sql`select from referrals.referrals where request_id = ${isId(requestId) ? requestId : null}::uuid for update`.execute(
      ctx.db,
    )
    const referral = await findReferral(ctx, requestId)
    if (!referral) throw new NotFound('referral')
    await publish(ctx, await act(ctx, { requestId, referralId: referral.id, bodyId: referral.bodyId }, referral))
  })
}
