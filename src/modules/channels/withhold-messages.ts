import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/**
 * Stops messages that are not sent yet: those whose key ends with one of these readers (`event:number:reader`). They stay
 * on the list as failed, with the answer given. Answers how many.
 */
export async function withholdMessages(
  ctx: Ctx,
  input: { readers: readonly string[]; answer: string },
): Promise<number> {
  const { numAffectedRows } = await sql`update channels.messages
    set status = 'failed', answer = ${input.answer}, settled_at = ${ctx.now()}, mended = 'not-needed', mended_at = ${ctx.now()}
    where status = 'queued' and substring(key from '[^:]+$') = any(${[...input.readers]}::text[])`.execute(ctx.db)
  return Number(numAffectedRows ?? 0)
}
