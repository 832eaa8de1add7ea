import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { readWritingBack } from '../customers/index.ts'
import { noteWriterOfWaiting } from '../interactions/index.ts'
import { looksLikeEmail } from '../organisation/index.ts'
import { writerNamed } from './correspondence.events.ts'
import { followBack } from './first-sent.ts'
import { domainOf } from './inbox.ts'
import { type Forwarded, findForwarded } from './reading/forwarded.ts'
import { type ReceivedView, readReceived } from './received.read.ts'

/** Who is quoted in it as who wrote first; null where it does not say so, or it is known as that person's already. */
export async function findQuoted(
  ctx: Ctx,
  { subject, whole, inbox, fromAddress }: Pick<ReceivedView, 'subject' | 'whole' | 'inbox' | 'fromAddress'>,
): Promise<Forwarded | null> {
  const sent = await findForwarded(subject, whole, [])
  const first = sent && (await followBack(ctx, sent, [domainOf(inbox)]))
  return first?.from?.address.toLowerCase() === fromAddress ? null : first
}

/**
 * A colleague sees that a mail was sent on by somebody else than who wrote it: from now on it is that person's, who is answered and whose
 * thread it is. Throws NotFound for what is no mail that waits or is in hand; Refused `correspondence.no-address-of-writer`.
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
    const words = quoted?.from?.address.toLowerCase() === written && quoted.text ? quoted.text : mail.words
    const because = `Sent on by ${mail.fromAddress}`
    await sql`update correspondence.received set from_address = ${written}, from_name = ${maskCards(name.trim())}, words = ${words},
      because = ${because} where id = ${mail.id}::uuid`.execute(ctx.db)
    const { personId } = await readWritingBack(ctx, { kind: 'email', value: written })
    await noteWriterOfWaiting(ctx, mail.id, { customerId: personId, asked: words })
    await publish(ctx, writerNamed({ receivedId: mail.id }))
  })
}
