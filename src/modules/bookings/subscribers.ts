import { sql } from 'kysely'
import type { Follower } from '../../platform/events/index.ts'
import { publish } from '../../platform/events/index.ts'
import { conversationHushed, holdBackOf } from '../interactions/index.ts'
import { readWhyCancelled, stopCancelled } from '../tours/index.ts'
import { bookingCancelled } from './bookings.events.ts'
import { endBooking } from './bookings.store.ts'
import { tellOfBooking } from './tell.ts'

/** We do not come to a village: whoever has booked there is told, and why. */
export function bookingsFollower({ origin }: { origin: string }): Follower {
  return {
    name: 'bookings.stops',
    types: [stopCancelled.type],
    async handle(ctx, event) {
      const because = await readWhyCancelled(ctx, event.subject)
      const { rows } = await sql<{ id: string }>`select id from bookings.bookings
        where stop_id = ${event.subject}::uuid and state = 'booked' order by starts_at for update`.execute(ctx.db)
      for (const { id } of rows) {
        await endBooking(ctx, id, 'cancelled')
        await tellOfBooking(ctx, id, 'called-off', { origin, ...(because && { because }) })
      }
      if (rows.length > 0) await publish(ctx, ...rows.map(({ id }) => bookingCancelled({ bookingId: id })))
    },
  }
}

/** Danger was raised where they were booked, and somebody at home may read of it: what waits to be sent of them is held back. */
export const hushFollower: Follower = {
  name: 'bookings.hushed',
  types: [conversationHushed.type],
  async handle(ctx, { subject, data: { conversations } }) {
    const { rows } = await sql<{ id: string }>`select id from bookings.bookings
      where interaction_id = any(${conversations as string[]}::uuid[]) or conversation_id = any(${conversations as string[]}::uuid[])`.execute(
      ctx.db,
    )
    await holdBackOf(
      ctx,
      subject,
      rows.map(({ id }) => id),
    )
  },
}
