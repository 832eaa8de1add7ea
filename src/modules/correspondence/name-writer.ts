import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { noteWriterOfWaiting } from '../interactions/index.ts'
import { looksLikeEmail } from '../organisation/index.ts'
import { acknowledgeTaken, takenKey } from './acknowledge.ts'
import { heedNotBack, wordsToRead } from './before-answering.ts'
import { writerNamed } from './correspondence.events.ts'
import { type FirstSent, followBack, type SentOn } from './first-sent.ts'
import { domainOf } from './inbox.ts'
import { understandMatter, whoseIs } from './put-for-colleague.ts'
import { findForwarded } from './reading/forwarded.ts'
import { type ReceivedView, readReceived } from './received.read.ts'
import { isStillOpen } from './still-open.ts'

type Quoting = Pick<ReceivedView, 'subject' | 'whole' | 'inbox' | 'fromAddress' | 'fromName' | 'sentAt' | 'asSent'>

/** Who is quoted in it as who wrote first; null where it does not say so, or it is known as that person's already. */
export async function findQuoted(ctx: Ctx, mail: Quoting): Promise<FirstSent | null> {
  const { subject, whole, inbox, fromAddress: address, fromName: name, sentAt: at } = { ...mail, ...mail.asSent }
  const sent = await findForwarded(subject, whole, [])
  const found = sent && (await followBack(ctx, { name, address, at }, sent, [domainOf(inbox)]))
  const quoted = found?.first.from?.address.toLowerCase()
  return quoted === address || quoted === mail.fromAddress ? null : found
}

/**
 * A colleague sees that a mail was sent on by somebody else than who wrote it: from now on it is that person's, who is answered and whose
 * thread it is. They hear that it is here, as whoever writes to us does, once. Throws NotFound for what is no mail that waits or is in hand; Refused `correspondence.no-address-of-writer`.
 */
export async function nameWriter(
  ctx: Ctx,
  { receivedId, address, name }: { receivedId: string; address: string; name: string },
): Promise<void> {
  const written = address.trim().toLowerCase()
  refuseUnless(looksLikeEmail(written), 'correspondence.no-address-of-writer')
  await ctx.transaction(async ctx => {
    const mail = await readReceived(ctx, receivedId)
    if (mail.medium !== 'email' || mail.became !== 'waiting') throw new NotFound('received')
    const quoted = await findQuoted(ctx, mail)
    // Their own words where the mail has them apart from those of whoever sent it on.
    const isQuoted = quoted?.first.from?.address.toLowerCase() === written
    // Whoever a colleague named before, by mistake, has sent nothing on.
    const sent = { ...mail, ...(written !== mail.fromAddress && mail.asSent) }
    const words = (isQuoted && quoted.first.text) || sent.words
    const sentOn = [...sent.sentOn, ...(isQuoted ? quoted.sentOn.map(masked) : sentBy(sent, written))]
    const fromName = maskCards(name.trim())
    const { rows } = await sql<{
      reference: string | null
    }>`update correspondence.received set from_address = ${written}, from_name = ${fromName}, words = ${words},
      sent_on = ${JSON.stringify(sentOn)}::jsonb, as_sent = coalesce(as_sent, jsonb_build_object('fromAddress', from_address,
        'fromName', from_name, 'words', words, 'sentOn', sent_on)) where id = ${mail.id}::uuid returning reference`.execute(
      ctx.db,
    )
    const { reference } = rows[0]!
    const named = { ...mail, fromAddress: written, fromName, words, sentOn, reference, messageId: null }
    const put = await understandMatter(ctx, named)
    await noteWriterOfWaiting(ctx, mail.id, {
      customerId: put.back.personId,
      asked: wordsToRead(named, put.dangers.length > 0),
    })
    if (put.isUrgent) await heedNotBack(ctx, put.notBack, whoseIs(named, put.back.personId))
    if (await isToBeTold(ctx, named)) await acknowledgeTaken(ctx, named, { put, form: null, again: newId() })
    await publish(ctx, writerNamed({ receivedId: mail.id }))
  })
}

const masked = (by: SentOn): SentOn => ({ ...by, words: maskCards(by.words) })

/** Whoever was taken for its writer so far. The same person named again has sent nothing on. */
const sentBy = ({ fromName: name, fromAddress: address, sentAt: at }: ReceivedView, writer: string) =>
  address === writer ? [] : [{ name, address, at, words: '' }]

/** What has a reference, came from a person and still waits or is in hand, unless it was said to this address already. */
async function isToBeTold(ctx: Ctx, mail: Omit<ReceivedView, 'sentOn'>): Promise<boolean> {
  if (!mail.reference || mail.kind !== 'message' || mail.isList || mail.isSpam) return false
  const { rows } = await sql`select from channels.sent_in_threads where thread_id = ${mail.threadId}::uuid
    and recipient = ${mail.fromAddress} and starts_with(key, ${takenKey(mail)})`.execute(ctx.db)
  return rows.length === 0 && (await isStillOpen(ctx, mail.threadId, mail.fromAddress))
}
