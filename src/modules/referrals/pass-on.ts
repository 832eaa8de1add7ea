import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { type HappenedEvent, publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { maskPersonal } from '../../platform/masking/index.ts'
import { NotTaken, type Open311Endpoint } from '../../platform/ports.ts'
import { say } from '../../platform/text.ts'
import { findDangerSaid } from '../catalogue/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { type AddedForBody, findAddedForBody } from '../requests/index.ts'
import { linksToPhotos } from './photo-links.ts'
import { additionFailed, additionHeld, additionNotTaken, additionSent } from './referrals.events.ts'
import type { Sending } from './send-referral.ts'

export const PASS_ON_JOB = 'pass-on-addition'
/** As long as a referral itself. */
const TRIES = 14
const ANSWER = 500

/**
 * What a resident adds, and what a colleague writes to everybody, goes to the body that has the request. Not what comes by a
 * key: it may be the body's own. In the follower's transaction; the lock lets no number be noted meanwhile, which plans these.
 * What a resident wrote that may mean danger waits for a person.
 */
export async function noteAdded(ctx: Ctx, { subject, data }: HappenedEvent): Promise<void> {
  const { updateId, by, audience } = data as { updateId: string; by: string; audience: string }
  if (by !== 'participant' && !(by === 'staff' && audience === 'public')) return
  const isHeld = by === 'participant' && (await mayMeanDanger(ctx, updateId))
  const { rows } = await sql<{
    id: string
    bodyId: string
  }>`insert into referrals.additions (id, referral_id, update_id, status, created_at)
    select ${newId()}::uuid, r.id, ${updateId}::uuid, ${isHeld ? 'held' : 'queued'}, ${ctx.now()} from referrals.referrals r
    where r.request_id = ${subject}::uuid and r.status <> 'taken-back' and r.ended_at is null for share
    on conflict do nothing returning referral_id as id,
      (select b.body_id from referrals.referrals b where b.id = referral_id) as "bodyId"`.execute(ctx.db)
  const [made] = rows
  if (!made) return
  if (!isHeld) return planAdditions(ctx, made.id)
  await publish(ctx, additionHeld({ requestId: subject, referralId: made.id, bodyId: made.bodyId, updateId }))
}

async function mayMeanDanger(ctx: Ctx, updateId: string): Promise<boolean> {
  const added = await findAddedForBody(ctx, updateId)
  return !!added && (await findDangerSaid(ctx, added.words)).length > 0
}

/** What waits for the body goes once it has given the request a number. */
export async function planAdditions(ctx: Ctx, referralId: string): Promise<void> {
  await sql`select graphile_worker.add_job(${PASS_ON_JOB}::text, json_build_object('id', a.id),
      queue_name => ${`referral:${referralId}`}::text, job_key => 'addition:' || a.id, max_attempts => ${TRIES}::int)
    from referrals.additions a join referrals.referrals r on r.id = a.referral_id
    where r.id = ${referralId}::uuid and r.status = 'sent' and a.status = 'queued'
    order by a.created_at, a.id`.execute(ctx.db)
}

interface Queued {
  id: string
  updateId: string
  referralId: string
  requestId: string
  bodyId: string
  theirId: string
  personal: boolean
  endpoint: Open311Endpoint
}

async function findQueued(ctx: Ctx, id: string): Promise<Queued | null> {
  const { rows } = await sql<Queued>`select a.id, a.update_id as "updateId", r.id as "referralId",
      r.request_id as "requestId", r.body_id as "bodyId", r.their_id as "theirId", b.personal,
      jsonb_build_object('url', b.endpoint, 'jurisdiction', b.jurisdiction, 'apiKey', b.api_key) as endpoint
    from referrals.additions a join referrals.referrals r on r.id = a.referral_id
    join referrals.bodies b on b.id = r.body_id
    where a.id = ${id}::uuid and a.status = 'queued' and r.status = 'sent'`.execute(ctx.db)
  return rows[0] ?? null
}

/**
 * Passes on what was added, under our id of it: a body that knows the extension takes the same id once. Throws when it could
 * not be reached, so that the job is tried again; at the last try, and when it refuses, a colleague sees it.
 */
export async function passOn(ctx: Ctx, { id, lastTry, origin }: Sending): Promise<void> {
  const addition = await findQueued(ctx, id)
  if (!addition) return
  const added = await findAddedForBody(ctx, addition.updateId)
  const said = added && (await saidOf(ctx, addition, added, origin))
  if (!said) return settle(ctx, addition, 'dropped')
  const { endpoint, theirId, updateId } = addition
  try {
    const isTaken = await ctx.ports.open311.add(endpoint, {
      id: updateId,
      requestId: theirId,
      at: added.at,
      ...said,
    })
    await settle(ctx, addition, isTaken ? 'sent' : 'not-taken')
  } catch (error) {
    const isOver = lastTry || (error instanceof NotTaken && error.isFinal)
    await settle(ctx, addition, isOver ? 'failed' : 'queued', (error as Error).message)
    if (!isOver) throw error
  }
}

/**
 * Masked as the first words are. The permission is about who asked: what others add is masked in any case. Null: there is
 * nothing that the body may have.
 */
async function saidOf(
  ctx: Ctx,
  { referralId, personal }: Queued,
  { words, names, byFollower, byStaff, isPublic, photos }: AddedForBody,
  origin: string,
): Promise<{ words: string; photos: string[] } | null> {
  const links = personal || isPublic ? await linksToPhotos(ctx, referralId, photos, origin) : []
  const masked = (personal && !byFollower ? words : maskPersonal(words, { names }).text).trim()
  if (masked === '' && links.length === 0) return null
  const { council } = await readOrganisation(ctx)
  const whole = byStaff ? `${say(council.name, 'en')}: ${masked}` : masked
  return { words: masked === '' ? 'Photos were added.' : whole, photos: links }
}

const EVENTS = { sent: additionSent, failed: additionFailed, 'not-taken': additionNotTaken }

async function settle(
  ctx: Ctx,
  { id, updateId, referralId, requestId, bodyId }: Queued,
  status: keyof typeof EVENTS | 'queued' | 'dropped',
  answer: string | null = null,
): Promise<void> {
  await ctx.transaction(async ctx => {
    const { numAffectedRows } = await sql`update referrals.additions set status = ${status},
        answer = ${answer?.slice(0, ANSWER) ?? null}, sent_at = case when ${status} = 'sent' then ${ctx.now()}::timestamptz end
      where id = ${id}::uuid and status = 'queued'`.execute(ctx.db)
    if (!numAffectedRows || status === 'queued' || status === 'dropped') return
    if (status !== 'failed')
      await sql`update referrals.bodies set takes_words = ${status === 'sent'}
        where id = ${bodyId}::uuid and takes_words is distinct from ${status === 'sent'}`.execute(ctx.db)
    await publish(ctx, EVENTS[status]({ requestId, referralId, bodyId, updateId }))
  })
}
