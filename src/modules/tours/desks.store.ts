import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { KeyPair } from '../../platform/sealing/index.ts'
import type { Desk } from './desk.ts'

export async function insertDesk(ctx: Ctx, desk: Desk, { publicKey, privateKey }: KeyPair): Promise<void> {
  await ctx.db
    .insertInto('tours.desks')
    .values({
      id: desk.id,
      stop_id: desk.stopId,
      opened_by: desk.openedBy,
      opened_at: desk.openedAt,
      expires_at: desk.expiresAt,
      references: desk.references,
      public_key: JSON.stringify(publicKey),
      private_key: JSON.stringify(privateKey),
    })
    .execute()
}

/** A desk, while it is open, of the colleague who opened it: to others there is none. Throws NotFound. */
export async function getOwnDesk(ctx: Ctx, id: string): Promise<Desk & { privateKey: object }> {
  const row =
    ctx.actor.kind === 'staff' && isId(id)
      ? await ctx.db
          .selectFrom('tours.desks')
          .selectAll()
          .where('id', '=', id)
          .where('opened_by', '=', ctx.actor.id)
          .where('ended_at', 'is', null)
          .where('expires_at', '>', ctx.now())
          .executeTakeFirst()
      : undefined
  if (!row) throw new NotFound('desk')
  return {
    id: row.id,
    stopId: row.stop_id,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    expiresAt: row.expires_at,
    references: row.references,
    publicKey: row.public_key as object,
    privateKey: row.private_key as object,
  }
}

/** What a device's item became, if it arrived before. */
export async function findArrived(ctx: Ctx, deskId: string, item: string) {
  return ctx.db
    .selectFrom('tours.desk_requests')
    .select(['request_id as requestId', 'reference'])
    .where('desk_id', '=', deskId)
    .where('item', '=', item)
    .executeTakeFirst()
}

/** Writes that it arrived; false where it had before. */
export async function noteArrival(
  ctx: Ctx,
  row: { deskId: string; item: string; requestId: string; reference: string; takenAt: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('tours.desk_requests')
    .values({
      desk_id: row.deskId,
      item: row.item,
      request_id: row.requestId,
      reference: row.reference,
      taken_at: row.takenAt,
      arrived_at: ctx.now(),
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
