import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { deskClosed } from './reception.events.ts'
import { receptionistOf } from './visit.ts'
import { waitAgain } from './visits.store.ts'

interface Desk {
  location: string
  day: string
  desk: string
}

/** The actor receives nobody any more: whom she had called waits again. Twice is once. */
export async function closeDesk(ctx: Ctx): Promise<void> {
  const { id } = receptionistOf(ctx)
  await ctx.transaction(ctx => closeDeskOf(ctx, id, ctx.now()))
}

/**
 * A colleague has gone off at a moment: whom she had called waits again, and nobody is sent to a desk at which nobody sits. A desk
 * that she opened since stands.
 */
export async function closeDeskOf(ctx: Ctx, staffId: string, at: Date): Promise<void> {
  const { rows } = await sql<Desk & { isSince: boolean }>`select location, day::text as day, desk,
      opened_at > ${at}::timestamptz as "isSince"
    from reception.desks where staff_id = ${staffId}::uuid for update`.execute(ctx.db)
  const [desk] = rows
  if (desk?.isSince) return
  await putBackCalledBy(ctx, staffId)
  if (!desk) return
  await sendOn(ctx, desk, null)
  await sql`delete from reception.desks where staff_id = ${staffId}::uuid`.execute(ctx.db)
  await publish(ctx, deskClosed({ staffId, location: desk.location }))
}

/** Before a colleague opens another desk: whom she called comes to that one; from another place she cannot, and waits again. */
export async function moveDesk(ctx: Ctx, staffId: string, to: Desk): Promise<void> {
  const { rows } = await sql<Desk>`select location, day::text as day, desk from reception.desks
    where staff_id = ${staffId}::uuid for update`.execute(ctx.db)
  const [from] = rows
  if (!from) return
  const isHere = from.location === to.location && from.day === to.day
  if (!isHere) await putBackCalledBy(ctx, staffId)
  await sendOn(ctx, from, isHere ? to.desk : null)
}

/** Who was called to a desk is sent to another; null: to the reception, which shows her to the screen at which a specialist waits. */
async function sendOn(ctx: Ctx, { location, day, desk }: Desk, to: string | null): Promise<void> {
  await sql`update reception.visits set desk = ${to}
    where location = ${location} and day = ${day}::date and state = 'called' and desk = ${desk}`.execute(ctx.db)
}

async function putBackCalledBy(ctx: Ctx, staffId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from reception.visits
    where called_by = ${staffId}::uuid and state = 'called' for update`.execute(ctx.db)
  for (const { id } of rows) await waitAgain(ctx, id)
}
