import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Rows } from '../../platform/database/rows.ts'
import { NotTaken } from '../../platform/ports.ts'
import { noteAnswer } from './note-answer.ts'
import { planSending } from './plan-sending.ts'
import { TO_PRINT } from './printing/to-print.ts'
import { NotYet, type Turns, takeTurn, type Urgency } from './provider-turns.ts'
import { type QuietHours, quietUntil } from './quiet-hours.ts'
import { hasRefused } from './refusals.ts'
import { sendByProvider } from './send-by-provider.ts'
import { replyAddress } from './threads.ts'

export interface Sending extends SendingBy {
  id: string
  lastTry: boolean
}

export interface SendingBy {
  /** Whom email is from. */
  from: string
  /** Where answers by email come back to, each to an address of its own; null: nowhere. */
  replyTo: string | null
  quietHours: QuietHours | null
}

export type Message = Selectable<Rows['channels.messages']>

/**
 * Sends one queued message and records the provider's answer. Throws when it could not be sent, so that the job is tried
 * again with growing pauses; on the last try the message is marked as failed for a person to see. Where its provider has no turn
 * for it yet, or it is night, it is planned again, and that is no try.
 */
export async function sendMessage(ctx: Ctx, job: Sending): Promise<void> {
  const message = await ctx.db.selectFrom('channels.messages').selectAll().where('id', '=', job.id).executeTakeFirst()
  if (message?.status !== 'queued') return
  try {
    if (message.goes_at && message.goes_at > ctx.now()) throw new NotYet(message.goes_at)
    await handOut(ctx, message, job)
  } catch (error) {
    if (!(error instanceof NotYet)) throw error
    await planSending(ctx, [message], error.until)
  }
}

/** Sends it, and writes down what became of it. Throws NotYet, or whatever stands in the way where it is to be tried again. */
export function handOut(ctx: Ctx, message: Message, job: How): Promise<void> {
  if (message.medium === 'email') return sendMail(ctx, message, job)
  if (message.medium === 'text') return sendText(ctx, message, job)
  return sendLetter(ctx, message, job)
}

const NOBODY = 'No provider is set: kept here, not sent'

/** `turn`: one was taken for it already, and whether the mail server failed lately. */
type How = Omit<Sending, 'id'> & { turn?: Pick<Turns, 'failedLately'> }

async function sendText(ctx: Ctx, message: Message, { lastTry, quietHours }: How): Promise<void> {
  const { id, tries } = message
  if (!message.confirms_refusal && (await hasRefused(ctx, message.recipient)))
    return settle(ctx, id, { status: 'failed', answer: 'They texted STOP: this number gets no texts', tries })
  const quiet = !message.at_once && quietUntil(ctx.now(), quietHours)
  if (quiet) throw new NotYet(quiet)
  if (!ctx.ports.texts) return settle(ctx, id, { status: 'recorded', answer: NOBODY, tries })
  await sendByProvider(ctx, message, ctx.ports.texts, lastTry)
}

/** Without a provider letters are printed here; what somebody needs in another form always is. */
async function sendLetter(ctx: Ctx, message: Message, { lastTry }: How): Promise<void> {
  const { id, tries } = message
  if (!ctx.ports.letters || message.formats.length > 0)
    return settle(ctx, id, { status: 'recorded', answer: TO_PRINT, tries })
  await sendByProvider(ctx, message, ctx.ports.letters, lastTry)
}

/** The mail server, among those who carry messages. */
export const SMTP = 'smtp'

/** SMTP cannot be asked what it has; a message sent again has the same Message-ID. */
async function sendMail(ctx: Ctx, message: Message, job: How): Promise<void> {
  const { mail } = ctx.ports
  const failedLately = job.turn
    ? job.turn.failedLately
    : mail.isSending && (await takeTurn(ctx, { name: SMTP, perMinute: mail.perMinute }, message.urgency as Urgency))
  // It may have been withheld while it waited for its turn.
  if (!(await isQueued(ctx, message.id))) return
  try {
    const { status, answer } = await mail.send({
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
    if (failedLately) await noteAnswer(ctx, SMTP, null)
    await settle(ctx, message.id, { status, answer, tries: message.tries + 1 })
  } catch (error) {
    await noteAnswer(ctx, SMTP, error as Error)
    const isFinal = error instanceof NotTaken && error.isFinal
    const answer = (error as Error).message.slice(0, 500)
    const status = job.lastTry || isFinal ? 'failed' : 'queued'
    await settle(ctx, message.id, { status, answer, tries: message.tries + 1 })
    if (!isFinal) throw error
  }
}

/** A mail program shows its own button for it. One click only where nobody can read along (RFC 8058, 3.1). */
const stopHeaders = (url: string): Record<string, string> => ({
  'List-Unsubscribe': `<${url}>`,
  ...(url.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
})

const isQueued = async (ctx: Ctx, id: string): Promise<boolean> =>
  (await ctx.db.selectFrom('channels.messages').select('status').where('id', '=', id).executeTakeFirst())?.status ===
  'queued'

/** What was withheld meanwhile stays so, unless it is out of our hands. */
async function settle(ctx: Ctx, id: string, outcome: { status: string; answer: string; tries: number }): Promise<void> {
  const settled = ctx.db
    .updateTable('channels.messages')
    .set({ ...outcome, settled_at: outcome.status === 'queued' ? null : ctx.now() })
    .where('id', '=', id)
  await (outcome.status === 'sent' ? settled : settled.where('status', '=', 'queued')).execute()
}
