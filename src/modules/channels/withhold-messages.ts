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
    which: sql`medium = ${medium} and thread_id is not null and not confirms_refusal and ${isTo(sql`${recipient}::text`)}`,
    mended: null,
  })

/**
 * The same of what belongs to these threads, or goes to these addresses and numbers: a colleague says of each whether it goes (`listHeldFor`).
 * It goes no other way by itself, and waits for her at once.
 */
export const holdBack = (
  ctx: Ctx,
  input: {
    for: string
    threads: readonly string[]
    to: readonly Pick<NewMessage, 'medium' | 'recipient'>[]
    answer: string
  },
): Promise<number> =>
  withhold(ctx, input.answer, {
    which: sql`thread_id is not null and not confirms_refusal and (thread_id = any(${[...input.threads]}::uuid[])
      or exists (select from jsonb_to_recordset(${JSON.stringify(input.to)}::jsonb) as t (medium text, recipient text)
        where t.medium = m.medium and ${isTo(sql`t.recipient`)}))`,
    mended: null,
    heldFor: input.for,
  })

/** Of an address its lines, whole. */
const isTo = (recipient: RawBuilder<unknown>) =>
  sql`lower(right(', ' || m.recipient, length(${recipient}) + 2)) = lower(', ' || ${recipient})`

async function withhold(
  ctx: Ctx,
  answer: string,
  { which, mended, heldFor }: { which: RawBuilder<unknown>; mended: 'not-needed' | null; heldFor?: string },
): Promise<number> {
  const { numAffectedRows } = await sql`update channels.messages m
    set status = 'failed', answer = ${answer}, settled_at = ${ctx.now()}, mended = ${mended}, mended_at = ${mended && ctx.now()},
      held_for = ${heldFor ?? null}::uuid, sought_at = case when ${heldFor !== undefined} then ${ctx.now()} else sought_at end
    where ${isHere} and ${which}`.execute(ctx.db)
  return Number(numAffectedRows ?? 0)
}
