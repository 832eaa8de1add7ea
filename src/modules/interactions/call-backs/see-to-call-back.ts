import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { markMended } from '../../channels/index.ts'
import { callBackSeenTo } from '../interactions.events.ts'
import { lockCallBack } from './lock-call-back.ts'
import { isInstead } from './whom.ts'

/** What came back to her needs nothing more. Twice is once. Throws NotFound where another has to see to it. */
export async function seeToCallBack(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { cameBackAt, isBackWithMe } = await lockCallBack(ctx, id, { orPromiser: true })
    if (!cameBackAt) return
    if (!isBackWithMe) throw new NotFound('call-back')
    await seenTo(ctx, sql`id = ${id}::uuid`)
  })
}

/**
 * It is somebody's again: she promised anew, goes on with it, or ended her work knowing that it came back. What was written instead
 * and did not arrive needs nobody more.
 */
export async function seenTo(ctx: Ctx, which: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string; unsent: string[] }>`update interactions.call_backs b set came_back_at = null
    where came_back_at is not null and ${which}
    returning id, array(select s.id from channels.sent_in_threads s where ${isInstead} and s.waits_for_person) as unsent`.execute(
    ctx.db,
  )
  for (const id of rows.flatMap(({ unsent }) => unsent)) await markMended(ctx, id, 'not-needed')
  if (rows.length > 0) await publish(ctx, ...rows.map(({ id }) => callBackSeenTo({ callBackId: id })))
}

/** Whoever says that these matters end with a call has a page that is older than that it came back. */
export async function seenToInWrapUp(ctx: Ctx, matters: readonly { id: string; outcome: string }[]): Promise<void> {
  const known = matters.filter(({ outcome }) => outcome !== 'call-back').map(({ id }) => id)
  await seenTo(ctx, sql`matter_id = any(${known}::uuid[])`)
}
