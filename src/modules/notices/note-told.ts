import type { Ctx } from '../../platform/context.ts'
import { touch } from '../../platform/memory.ts'

/** All whom a notice tells have their message: so many who wait for its services, and so many who asked for news. */
export async function noteTold(ctx: Ctx, id: string, told: number, readers: number): Promise<void> {
  await ctx.transaction(async ctx => {
    await ctx.db.updateTable('notices.notices').set({ told, told_readers: readers }).where('id', '=', id).execute()
    await touch(ctx, 'notices')
  })
}
