import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { listExported } from './organisation.events.ts'

/** Somebody of the staff takes a list away as a file: what becomes of it there, nobody sees. */
export async function noteExport(ctx: Ctx): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'staff') return
  await ctx.transaction(ctx => publish(ctx, listExported({ staffId: actor.id })))
}
