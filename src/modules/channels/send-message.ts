import type { Ctx } from '../../platform/context.ts'
import { replyAddress } from './threads.ts'

/** The job that sends one message; its payload is `{ id }`. */
export const SEND_MESSAGE_JOB = 'send-message'

/**
 * Sends one queued message and records the provider's answer. Throws when it could not be sent, so that the job is tried
 * again with growing pauses; on the last try the message is marked as failed for a person to see.
 * An answer comes back to an address of its own where `replyTo` says which (`reply@…`). SMTP cannot be asked what it has; a message sent again has the same Message-ID.
 */
export async function sendMessage(
  ctx: Ctx,
  job: { id: string; from: string; replyTo: string | null; lastTry: boolean },
): Promise<void> {
  const message = await ctx.db.selectFrom('channels.messages').selectAll().where('id', '=', job.id).executeTakeFirst()
  if (message?.status !== 'queued') return
  // Texts and letters have no outlet of their own yet: they are kept for who sends them by hand, never mailed to a number.
  if (message.medium !== 'email') return settle(ctx, job.id, { status: 'recorded', answer: '', tries: message.tries })
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
    })
    await settle(ctx, job.id, { status, answer, tries: message.tries + 1 })
  } catch (error) {
    const answer = (error as Error).message.slice(0, 500)
    await settle(ctx, job.id, { status: job.lastTry ? 'failed' : 'queued', answer, tries: message.tries + 1 })
    throw error
  }
}

async function settle(ctx: Ctx, id: string, outcome: { status: string; answer: string; tries: number }): Promise<void> {
  await ctx.db
    .updateTable('channels.messages')
    .set({ ...outcome, settled_at: outcome.status === 'queued' ? null : ctx.now() })
    .where('id', '=', id)
    .execute()
}
