import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { normalPhone } from '../../platform/phone.ts'
import { messageMended } from './channels.events.ts'
import { columns, type MessageRow } from './messages.read.ts'
import { retryMessage } from './retry-message.ts'

/** What became of a message that failed: it goes another way, was sent again, she was told by phone, or nobody needs it. */
export type Mended = 'other-way' | 'again' | 'told' | 'not-needed'

/** A message that failed, as whoever looks for another way needs it. */
export interface FailedMessage extends Omit<MessageRow, 'waitsUntil'> {
  key: string
  byLaw: boolean
  /** It went instead of another already: there is no third. */
  insteadOf: string | null
  urgency: string
}

const failedColumns = sql`${columns}, key, by_law as "byLaw", instead_of as "insteadOf", urgency`
const AT_A_TIME = 100

/**
 * Those that failed and nobody has looked at; each is handed out once. Call it in the transaction of what follows. What only
 * answers STOP or HELP belongs to no thread, and nobody waits for it.
 */
export async function holdFailed(ctx: Ctx): Promise<FailedMessage[]> {
  const { rows } = await sql<FailedMessage>`update channels.messages m set sought_at = ${ctx.now()}
    where m.id in (select f.id from channels.messages f where f.status = 'failed' and f.sought_at is null and f.mended is null
        and not (f.confirms_refusal and f.thread_id is null)
      order by f.created_at limit ${AT_A_TIME} for update skip locked)
    returning ${failedColumns}`.execute(ctx.db)
  return rows
}

/** So far back they are listed. */
export const FAILED_FOR_DAYS = 90

/** Those that wait for a person, the last to fail first; of these ids, if any are given. What was held back waits for others (`listHeldFor`). */
export async function listFailed(
  ctx: Ctx,
  { ids, most = 50 }: { ids?: readonly string[]; most?: number } = {},
): Promise<FailedMessage[]> {
  const which = ids
    ? sql`id = any(${[...ids]}::uuid[])`
    : sql`created_at > ${ctx.now()}::timestamptz - make_interval(days => ${FAILED_FOR_DAYS}) and held_for is null`
  const { rows } = await sql<FailedMessage>`select ${failedColumns} from channels.messages
    where status = 'failed' and mended is null and sought_at is not null and ${which}
    order by settled_at desc, id limit ${most}`.execute(ctx.db)
  return rows
}

/** Those that were held back for these (`holdBack`), of which nobody has said whether they go; the first first. */
export async function listHeldFor(
  ctx: Ctx,
  whose: readonly string[],
): Promise<(FailedMessage & { heldFor: string })[]> {
  const { rows } = await sql<FailedMessage & { heldFor: string }>`select ${failedColumns}, held_for as "heldFor"
    from channels.messages where held_for = any(${[...whose]}::uuid[]) and status = 'failed' and mended is null
    order by created_at, id limit ${AT_A_TIME}`.execute(ctx.db)
  return rows
}

/** For whom one was held back that waits; null: it does not, or not for that. */
export async function findHeldFor(ctx: Ctx, id: string): Promise<string | null> {
  const { rows } = await sql<{ heldFor: string | null }>`select held_for as "heldFor" from channels.messages
    where id = ${isId(id) ? id : null}::uuid and status = 'failed' and mended is null`.execute(ctx.db)
  return rows[0]?.heldFor ?? null
}

/** One that waits for a person, locked; `orMended`: or that somebody has seen to. Throws Refused `channels.mended`, and of the other `.not-failed`. */
export async function getFailed(ctx: Ctx, id: string, { orMended = false } = {}): Promise<FailedMessage> {
  const { rows } = await sql<FailedMessage>`select ${failedColumns} from channels.messages
    where id = ${id}::uuid and status = 'failed' and (mended is null or ${orMended}) for update`.execute(ctx.db)
  refuseUnless(rows.length > 0, orMended ? 'channels.not-failed' : 'channels.mended')
  return rows[0]!
}

/** Nobody has to look at it any more. */
export async function markMended(ctx: Ctx, id: string, how: Mended): Promise<void> {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await sql`update channels.messages set mended = ${how}, mended_at = ${ctx.now()}, mended_by = ${by}::uuid
    where id = ${id}::uuid and status = 'failed'`.execute(ctx.db)
  await publish(ctx, messageMended({ messageId: id, how }))
}

/** Sends it to another address or number, from the beginning. */
export async function sendElsewhere(ctx: Ctx, { id, medium }: FailedMessage, recipient: string): Promise<void> {
  const to = medium === 'text' ? normalPhone(recipient) : recipient
  await sql`update channels.messages set recipient = ${to}, provider_id = null, provider = null, handed_at = null,
    past_ids = array_remove(array_append(past_ids, provider_id), null) where id = ${id}::uuid`.execute(ctx.db)
  await retryMessage(ctx, id)
}
