import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { publish } from '../../../platform/events/index.ts'
import { callBackSeenTo } from '../interactions.events.ts'
import { lockCallBack } from './lock-call-back.ts'

/** What came back to whoever promised it needs nothing more. Twice is once. */
export async function seeToCallBack(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { cameBackAt } = await lockCallBack(ctx, id, { orPromiser: true })
    if (!cameBackAt) return
    await sql`update interactions.call_backs set came_back_at = null where id = ${id}::uuid`.execute(ctx.db)
    await publish(ctx, callBackSeenTo({ callBackId: id }))
  })
}
