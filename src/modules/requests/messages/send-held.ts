import { sql } from 'kysely'
import type { Channel } from '../../../platform/actor.ts'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { NotFound, Refused, refuseUnless } from '../../../platform/errors.ts'
import { isId } from '../../../platform/id.ts'
import { actorOf } from '../../identity/index.ts'
import { getStaff } from '../../organisation/index.ts'
import { writeUpdate } from '../write-update.ts'

/** The job that lets a held message go; its payload is `{ id }`. */
export const SEND_HELD_JOB = 'send-held-message'

/** In the caller's transaction. A job that is there already is not doubled. */
export async function planHeld(ctx: Ctx, id: string, goesAt: Date): Promise<void> {
  await sql`select graphile_worker.add_job(${SEND_HELD_JOB}, json_build_object('id', ${id}::text),
    run_at => ${goesAt}, job_key => ${`held:${id}`}, max_attempts => 12)`.execute(ctx.db)
}

/** Plans again what has no job that will run: after a restore, or when its worker was killed at the last try. */
export async function requeueHeld(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ id: string; goesAt: Date }>`
    select h.id, h.goes_at as "goesAt" from requests.held_messages h where h.problem is null and not exists (
      select from graphile_worker.jobs j where j.key = 'held:' || h.id and (j.locked_at is not null or j.attempts < j.max_attempts))
    limit 1000`.execute(ctx.db)
  for (const { id, goesAt } of rows) await planHeld(ctx, id, goesAt)
}

interface Row {
  id: string
  requestId: string
  staffId: string
  audience: 'participants' | 'public'
  words: string
  photos: string[]
  isUrgent: boolean
  channel: Channel
}

/**
 * Lets a held message go: it becomes an update of its writer in the transaction that forgets it, so that it goes once or
 * not at all. One that was taken back is not there. What cannot go any more stays, with the reason, for its writer to see.
 */
export async function sendHeldMessage(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { rows } =
      await sql<Row>`select id, request_id as "requestId", staff_id as "staffId", audience, words, photos, urgent as "isUrgent", channel
      from requests.held_messages where id = ${id}::uuid and problem is null for update`.execute(ctx.db)
    if (!rows[0]) return
    const { staffId, channel, ...message } = rows[0]
    const actor = actorOf(await getStaff(ctx, staffId))
    try {
      await ctx.transaction(ctx => writeUpdate(withContext(ctx, { actor, channel }), { ...message, key: id }))
      await sql`delete from requests.held_messages where id = ${id}::uuid`.execute(ctx.db)
    } catch (error) {
      if (!(error instanceof Refused || error instanceof NotFound)) throw error
      const problem = error instanceof Refused ? error.code : 'requests.not-yours'
      await sql`update requests.held_messages set problem = ${problem} where id = ${id}::uuid`.execute(ctx.db)
    }
  })
}

/** Its writer does not want to wait. Throws `Refused('requests.message-gone')` where it went already. */
export async function sendHeldNow(ctx: Ctx, id: string): Promise<void> {
  const { rows } = await sql`select from requests.held_messages where id = ${isId(id) ? id : null}::uuid
    and staff_id = ${ctx.actor.kind === 'staff' ? ctx.actor.id : null}::uuid`.execute(ctx.db)
  refuseUnless(rows.length > 0, 'requests.message-gone')
  await sendHeldMessage(ctx, id)
}
