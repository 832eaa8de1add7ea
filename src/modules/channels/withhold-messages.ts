import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { NewMessage } from './queue-messages.ts'

/** Not with its provider yet, nor in a file for the printer. */
const isHere = sql`(status = 'queued' or (medium = 'letter' and status = 'recorded' and print_batch_id is null))`

/**
 * Stops messages that are not sent yet: those whose key ends with one of these readers (`event:number:reader`). They stay
 * on the list as failed, with the answer given. Answers how many.
 */
export const withholdMessages = (ctx: Ctx, input: { readers: readonly string[]; answer: string }): Promise<number> =>
  withhold(ctx, input.answer, {
    which: sql`substring(key from '[^:]+$') = any(${[...input.readers]}::text[])`,
    mended: 'not-needed',
  })

/**
 * The same of what goes to one address or number: it failed, and goes another safe way or waits for a colleague. Not what nobody may
 * answer (codes, links to sign in, what STOP is confirmed with): whoever is there has just asked for it. `recipient` of an address: its lines,
 * whole, for '4 Mill Lane' is the end of '14 Mill Lane' too.
 */
export const withholdFrom = (
  ctx: Ctx,
  { medium, recipient, answer }: Pick<NewMessage, 'medium' | 'recipient'> & { answer: string },
): Promise<number> =>
  withhold(ctx, answer, {
    which: sql`medium = ${medium} and thread_id is not null and not confirms_refusal
      and lower(right(', ' || recipient, length(${recipient}::text) + 2)) = lower(', ' || ${recipient}::text)`,
    mended: null,
  })

async function withhold(
  ctx: Ctx,
  answer: string,
  { which, mended }: { which: RawBuilder<unknown>; mended: 'not-needed' | null },
): Promise<number> {
  const { numAffectedRows } = await sql`update channels.messages
    set status = 'failed', answer = ${answer}, settled_at = ${ctx.now()}, mended = ${mended}, mended_at = ${mended && ctx.now()}
    where ${isHere} and ${which}`.execute(ctx.db)
  return Number(numAffectedRows ?? 0)
}
