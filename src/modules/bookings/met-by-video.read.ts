// What the booking says of whoever a conversation by video is with.
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import type { Language } from '../../platform/text.ts'
import { namedTo } from '../customers/index.ts'
import type { VisitNeed } from '../reception/index.ts'
import { type Booking, bookingColumns, bookingTables } from './bookings.store.ts'
import { findWayToTell } from './way-to-tell.read.ts'

export interface MetByVideo {
  /** Under which it was booked; empty where her record is kept from the actor. */
  name: string
  needs: VisitNeed[]
}

/** Whom a conversation by video was booked for, and what she needs. For whoever has that conversation; null: nobody booked it. */
export async function findMetByVideo(ctx: Ctx, interactionId: string): Promise<MetByVideo | null> {
  const { rows } = await sql<MetByVideo>`select b.needs,
      case when ${namedTo(ctx.actor, 'who.person_id')} is false then '' else b.name end as name
    from ${bookingTables} where b.conversation_id = ${isId(interactionId) ? interactionId : null}::uuid`.execute(ctx.db)
  return rows[0] ?? null
}

/** Where she booked from, for the link that is sent to her again; null: she gave no way that is safe, or nobody booked it. */
export async function findBookedFrom(
  ctx: Ctx,
  interactionId: string,
): Promise<{ medium: 'email' | 'text'; recipient: string; language: Language } | null> {
  const { rows } = await sql<Booking>`select ${bookingColumns} from ${bookingTables}
    where b.conversation_id = ${isId(interactionId) ? interactionId : null}::uuid`.execute(ctx.db)
  const [booking] = rows
  const way = booking ? await findWayToTell(ctx, booking, { onlySafe: true }) : null
  return way && { medium: way.medium, recipient: way.recipient, language: booking!.language }
}
