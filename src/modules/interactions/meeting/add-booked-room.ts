import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { adviserOf } from '../interaction.ts'
import { getOwnForUpdate } from '../interactions.store.ts'

/** The room that was booked is the meeting of the conversation: what is sent in it leads there. Called by `bookings` alone. */
export async function addBookedRoom(ctx: Ctx, input: { interactionId: string; link: string }): Promise<void> {
  const adviser = adviserOf(ctx)
  await ctx.transaction(async ctx => {
    const { id } = await getOwnForUpdate(ctx, input.interactionId)
    await sql`insert into interactions.video_meetings (id, interaction_id, link, medium, sent_by, sent_at)
      values (${newId()}::uuid, ${id}::uuid, ${input.link}, null, ${adviser.id}::uuid, ${ctx.now()})`.execute(ctx.db)
  })
}
