import type { Ctx } from '../../platform/context.ts'
import { touch } from '../../platform/memory.ts'

/** All whom a notice tells have their message: so many. */
export async function noteTold(ctx: Ctx, id: string, told: number): Promise<void> {
  await ctx.transaction(async ctx => {
    await ctx.db.updateTable('notices.notices').set({ told }).where('id', '=', id).execute()
    await touch(ctx, 'notices')
  })
}
