import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { refuseUnless } from '../../../platform/errors.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import { readDangerSaid } from '../../catalogue/index.ts'
import { describeWaiting, identifyCustomer, takeWaiting } from '../../interactions/index.ts'
import { askedBefore, noteNotBack } from '../asked-before.ts'
import { heedNotBack } from '../before-answering.ts'
import { readReceived } from '../received.read.ts'
import { acknowledgeLetter } from './acknowledge-letter.ts'

/** What a colleague says of a letter after looking at it. */
export interface IndexedLetter {
  receivedId: string
  /** What it says: hers where it can be read, or in short. */
  words: string
  /** Who wrote it; null: nobody that we know. */
  customerId: string | null
  /** Slug of what it is about; null: not one of our services, or not clear yet. */
  service: string | null
}

/**
 * A person has read a letter and says who wrote it and what about: with that the conversation about it begins, in her hands,
 * as with a mail. Who wrote hears that it is here, by email or else by letter, but where somebody she is afraid of would see it. Answers the conversation. Throws NotFound and
 * Refused `correspondence.letter-unread` (no words), and what `takeWaiting` and `identifyCustomer` refuse.
 */
export async function takeLetter(ctx: Ctx, letter: IndexedLetter): Promise<string> {
  const words = maskCards(letter.words.trim()).slice(0, MOST)
  refuseUnless(words !== '', 'correspondence.letter-unread')
  return ctx.transaction(async ctx => {
    const received = await readReceived(ctx, letter.receivedId)
    refuseUnless(received.medium === 'letter', 'correspondence.no-letter')
    const { customerId, service } = letter
    await describeWaiting(ctx, received.id, { service, words })
    const interactionId = await takeWaiting(ctx, received.id)
    if (customerId) await identifyCustomer(ctx, interactionId, { how: 'unchecked', customerId, because: 'By a letter' })
    await sql`update correspondence.received set words = ${words}, confidence = null
      where id = ${received.id}::uuid`.execute(ctx.db)
    const { notBack } = await readDangerSaid(ctx, words)
    await noteNotBack(ctx, received.id, notBack)
    const isSeen = (await askedBefore(ctx, received)).length > 0
    await heedNotBack(ctx, notBack, { from: null, customerId, place: 'letter' })
    if (customerId && !isSeen) await acknowledgeLetter(ctx, received, customerId)
    return interactionId
  })
}

const MOST = 20_000
