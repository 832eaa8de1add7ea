import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { adviserOf } from './interaction.ts'

/** A time was booked for a matter of the actor's conversation. Throws NotFound where it is none, or is wrapped up. */
export async function noteBooking(
  ctx: Ctx,
  { interactionId, matterId, bookingId }: { interactionId: string; matterId: string; bookingId: string },
): Promise<void> {
  const { numAffectedRows } = await sql`update interactions.matters m set booking_id = ${bookingId}::uuid
    from interactions.interactions i where m.id = ${matterId}::uuid and m.interaction_id = ${interactionId}::uuid and i.id = m.interaction_id
      and i.adviser_id = ${adviserOf(ctx).id}::uuid and i.wrapped_at is null`.execute(ctx.db)
  if (!numAffectedRows) throw new NotFound('matter')
}
