import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Rows } from '../../platform/database/rows.ts'
import { planSending } from './plan-sending.ts'
import { TO_PRINT } from './printing/to-print.ts'
import { type QuietHours, quietUntil } from './quiet-hours.ts'
import { hasRefused } from './refusals.ts'
import { sendByProvider } from './send-by-provider.ts'
import { replyAddress } from './threads.ts'

export interface Sending {
  id: string
  /** Whom email is from. */
  from: string
  /** Where answers by email come back to, each to an address of its own; null: nowhere. */
  replyTo: string | null
  quietHours: QuietHours | null
  lastTry: boolean
}

type Message = Selectable<Rows['channels.messages']>

/**
 * Sends one queued message and records the provider's answer. Throws when it could not be sent, so that the job is tried
 * again with growing pauses; on the last try the message is marked as failed for a person to see.
 */
export async function sendMessage(ctx: Ctx, job: Sending): Promise<void> {
  const message = await ctx.db.selectFrom('channels.messages').selectAll().where('id', '=', job.id).executeTakeFirst()
  if (message?.status !== 'queued') return
  if (message.medium === 'email') return sendMail(ctx, message, job)
  if (message.medium === 'text') return sendText(ctx, message, job)
  return sendLetter(ctx, message, job)
}

const NOBODY = 'No provider is set: kept here, not sent'

async function sendText(ctx: Ctx, message: Message, { lastTry, quietHours }: Sending): Promise<void> {
  const { id, tries } = message
  if (!message.confirms_refusal && (await hasRefused(ctx, message.recipient)))
    return settle(ctx, id, { status: 'failed', answer: 'They texted STOP: this number gets no texts', tries })
  const quiet = !message.at_once && quietUntil(ctx.now(), quietHours)
  if (quiet) return planSending(ctx, [id], quiet)
  if (!ctx.ports.texts) return settle(ctx, id, { status: 'recorded', answer: NOBODY, tries })
  await sendByProvider(ctx, message, ctx.ports.texts, lastTry)
}

/** Without a provider letters are printed here; what somebody needs in another form always is. */
async function sendLetter(ctx: Ctx, message: Message, { lastTry }: Sending): Promise<void> {
  const { id, tries } = message
  if (!ctx.ports.letters || message.formats.length > 0)
    return settle(ctx, id, { status: 'recorded', answer: TO_PRINT, tries })
  await sendByProvider(ctx, message, ctx.ports.letters, lastTry)
}

/** SMTP cannot be asked what it has; a message sent again has the same Message-ID. */
async function sendMail(ctx: Ctx, message: Message, job: Sending): Promise<void> {
  try {
    const { status, answer } = await ctx.ports.mail.send({
      id: message.id,
      from: job.from,
      to: message.recipient,
      subject: message.subject,
      text: message.words,
      ...(message.html && { html: message.html }),
      ...(message.thread_id && job.replyTo && { replyTo: await replyAddress(ctx, job.replyTo, message.thread_id) }),
      ...(message.answers && { answers: message.answers }),
      ...(message.by_person && { byPerson: true }),
      ...(message.stop_url && { headers: stopHeaders(message.stop_url) }),
    })
    await settle(ctx, job.id, { status, answer, tries: message.tries + 1 })
  } catch (error) {
    const answer = (error as Error).message.slice(0, 500)
    await settle(ctx, job.id, { status: job.lastTry ? 'failed' : 'queued', answer, tries: message.tries + 1 })
    throw error
  }
}

/** A mail program shows its own button for it. One click only where nobody can read along (RFC 8058, 3.1). */
const stopHeaders = (url: string): Record<string, string> => ({
  'List-Unsubscribe': `<${url}>`,
  ...(url.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
})

async function settle(ctx: Ctx, id: string, outcome: { status: string; answer: string; tries: number }): Promise<void> {
  await ctx.db
    .updateTable('channels.messages')
    .set({ ...outcome, settled_at: outcome.status === 'queued' ? null : ctx.now() })
    .where('id', '=', id)
    .execute()
}
