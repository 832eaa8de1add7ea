import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { isSigned, readSettings, sign } from '../../platform/settings.ts'

/** Bytes of a signature in an address: cannot be guessed by sending mail, and the address stays short enough (64 characters). */
const SIGNATURE = 8
const TOKEN = /\+([0-9a-f]{32})([0-9a-f]{16})@/i

/** What comes back to a message is known by the address it is sent to: `reply+TOKEN@…`. Stored nowhere. */
export const replyAddress = async (ctx: Ctx, address: string, threadId: string): Promise<string> =>
  address.replace('@', `+${await threadToken(ctx, threadId)}@`)

/** What stands between the plus sign and the @: whoever has it can answer. */
export async function threadToken(ctx: Ctx, threadId: string): Promise<string> {
  const { secret } = await readSettings(ctx)
  return threadId.replaceAll('-', '') + hex(sign(secret, 'thread', threadId, SIGNATURE))
}

/** Local parts lose their capitals on the way. */
const hex = (signature: string): string => Buffer.from(signature, 'base64url').toString('hex')

/** A mail of ours goes by the id of its message at the domain it is from. Of others such an id is no message of ours. */
const OURS = /^<?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@[^@<>\s]+>?$/i

/**
 * Which thread something that arrived belongs to: by the address it came to, else by the messages of ours it answers. Null:
 * none. Only the first says that whoever wrote had our message: `isSure`.
 */
export async function findThread(
  ctx: Ctx,
  { addresses, answers }: { addresses: readonly string[]; answers: readonly string[] },
): Promise<{ threadId: string; isSure: boolean } | null> {
  for (const address of addresses) {
    const threadId = await threadOfAddress(ctx, address)
    if (threadId) return { threadId, isSure: true }
  }
  const ids = answers.flatMap(each => OURS.exec(each)?.[1]?.toLowerCase() ?? []).filter(isId)
  if (ids.length === 0) return null
  const messages = ctx.db.selectFrom('channels.messages').select('thread_id').where('id', 'in', ids)
  const found = await messages.where('thread_id', 'is not', null).orderBy('created_at', 'desc').executeTakeFirst()
  return found ? { threadId: found.thread_id!, isSure: false } : null
}

/** The thread of a token that came back on paper; null where nobody of us made it. */
export const threadOfToken = (ctx: Ctx, token: string): Promise<string | null> => threadOfAddress(ctx, `+${token}@`)

async function threadOfAddress(ctx: Ctx, address: string): Promise<string | null> {
  const [, digits, signature] = TOKEN.exec(address.toLowerCase()) ?? []
  if (!digits || !signature) return null
  const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const { secret } = await readSettings(ctx)
  const given = Buffer.from(signature, 'hex').toString('base64url')
  return isId(id) && isSigned(secret, 'thread', id, given, SIGNATURE) ? id : null
}

/** Is this one of our messages? Answers its id. */
export const ownMessage = (messageId: string | null): string | null =>
  OURS.exec(messageId ?? '')?.[1]?.toLowerCase() ?? null

/** Whether a mail by one of these ids is ours, be it that we have not yet noted that it went: it may be back before that. */
export async function isMailOfOurs(ctx: Ctx, ids: readonly string[]): Promise<boolean> {
  const own = idsOf(ids)
  if (own.length === 0) return false
  const mails = ctx.db.selectFrom('channels.messages').select('id').where('medium', '=', 'email').where('id', 'in', own)
  return (await mails.executeTakeFirst()) !== undefined
}

/** By Message-ID, or as we marked it. */
const idsOf = (ids: readonly string[]): string[] => ids.map(each => ownMessage(each) ?? each.toLowerCase()).filter(isId)

/** A mail of ours that a report says did not arrive. */
export interface Returned {
  messageId: string
  recipient: string
}

/**
 * The mails of ours that came back: by their ids, or by an address of a thread that only their reader was given, of the newest
 * that went to one of these. Anybody can write a report: one that knows neither is about nothing of ours.
 */
export async function findReturned(
  ctx: Ctx,
  { ids, addresses, failed }: { ids: readonly string[]; addresses: readonly string[]; failed: readonly string[] },
): Promise<Returned[]> {
  const own = idsOf(ids)
  const mails = ctx.db
    .selectFrom('channels.messages')
    .select(['id as messageId', 'recipient'])
    .where('medium', '=', 'email')
    .where('status', '<>', 'queued')
  const byId = own.length > 0 ? await mails.where('id', 'in', own).execute() : []
  if (byId.length > 0) return byId
  const threads: string[] = []
  for (const address of addresses) threads.push(...[await threadOfAddress(ctx, address)].filter(id => id !== null))
  if (threads.length === 0) return []
  const inThread = await mails.where('thread_id', 'in', threads).orderBy('created_at', 'desc').limit(20).execute()
  const named = new Set(failed.map(each => each.toLowerCase()))
  return inThread.filter(({ recipient }) => named.has(recipient.toLowerCase())).slice(0, 1)
}

/** The other side says that a message sent to it did not arrive: a person sees it among those that failed. */
export async function noteFailedDelivery(
  ctx: Ctx,
  { messageId, answer }: { messageId: string; answer: string },
): Promise<void> {
  await ctx.db
    .updateTable('channels.messages')
    .set({ status: 'failed', answer: answer.slice(0, 500), settled_at: ctx.now() })
    .where('id', '=', messageId)
    .where('status', '=', 'sent')
    .execute()
}

/** Whose threads we have texted this number about since then, the newest first. */
export async function findTextThreads(ctx: Ctx, { recipient, since }: { recipient: string; since: Date }) {
  const rows = await ctx.db
    .selectFrom('channels.messages')
    .select('thread_id')
    .where('medium', '=', 'text')
    .where('recipient', '=', recipient)
    .where('created_at', '>', since)
    .where('thread_id', 'is not', null)
    .where('status', '<>', 'failed')
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute()
  return [...new Set(rows.map(({ thread_id }) => thread_id!))]
}
