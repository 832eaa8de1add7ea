import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** Whoever has this number wants no texts: what waits for it is not sent either. Twice is once. Answers whether it is new. */
export async function noteRefusal(ctx: Ctx, recipient: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into channels.refusals (medium, recipient, since) values ('text', ${recipient}, ${ctx.now()})
    on conflict do nothing`.execute(ctx.db)
  return !!numAffectedRows
}

/** She wants them again. */
export async function withdrawRefusal(ctx: Ctx, recipient: string): Promise<void> {
  await ctx.db.deleteFrom('channels.refusals').where('medium', '=', 'text').where('recipient', '=', recipient).execute()
}

export const hasRefused = async (ctx: Ctx, recipient: string): Promise<boolean> =>
  (await listRefused(ctx, [recipient])).has(recipient)

/** Those among these numbers that want no texts. */
export async function listRefused(ctx: Ctx, recipients: readonly string[]): Promise<Set<string>> {
  if (recipients.length === 0) return new Set()
  const refusals = ctx.db.selectFrom('channels.refusals').select('recipient').where('medium', '=', 'text')
  const rows = await refusals.where('recipient', 'in', [...recipients]).execute()
  return new Set(rows.map(({ recipient }) => recipient))
}
