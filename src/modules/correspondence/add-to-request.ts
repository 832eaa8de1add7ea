import type { Ctx } from '../../platform/context.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { readDangerSaid } from '../catalogue/index.ts'
import { raiseDutyByWords } from '../duty/index.ts'
import { actAsParticipant, addInformation, findWaysOf, type Writer } from '../requests/index.ts'
import { acknowledgeAdded } from './acknowledge.ts'
import { heedNotBack } from './before-answering.ts'
import { putForColleague, understandMatter, whoseIs } from './put-for-colleague.ts'
import type { NewReceived } from './received.store.ts'
import { writeReceived } from './write-received.ts'

type Participant = Writer & { participantId: string }

/** Who takes part in what is open adds to it; everything else waits for a colleague. */
export const mayAddTo = (writer: Writer): writer is Participant =>
  writer.participantId !== null && writer.status !== 'closed'

const customerOf = async (ctx: Ctx, participantId: string): Promise<string | null> =>
  (await findWaysOf(ctx, participantId))?.customerId ?? null

interface Added {
  words: string
  photos?: string[]
  isAnswered?: boolean
}

/**
 * What was written about an open request goes to it, and she hears so. Whoever works on the request reads it in her own time:
 * where it hints at danger it waits for a colleague besides, before all else, and the duty team hears at once.
 */
export async function addToRequest(
  ctx: Ctx,
  row: NewReceived,
  writer: Participant,
  { words, photos = [], isAnswered = true }: Added,
): Promise<void> {
  const { requestId, participantId } = writer
  await addInformation(await actAsParticipant(ctx, participantId), { participantId, words, photos })
  // What answers us is wanted, whatever a filter says.
  const understood = await understandMatter(ctx, { ...row, isSpam: false })
  const { isUrgent, notBack } = understood
  // A number has one thread; it is not that of a request.
  const threadId = isUrgent && row.medium === 'text' ? row.threadId : participantId
  const added: NewReceived = { ...row, notBack, threadId, requestId, became: isUrgent ? 'waiting' : 'information' }
  await writeReceived(ctx, added)
  if (isUrgent) await putForColleague(ctx, added, understood)
  if (isUrgent) await heedNotBack(ctx, notBack, whoseIs(row, await customerOf(ctx, participantId)))
  if (isAnswered) await acknowledgeAdded(ctx, row, writer, { participantId, put: understood })
}

/**
 * The same of what somebody types on the page of her request: the duty team hears where it hints at danger. Answers the
 * duty rules whose numbers she must see first.
 */
export async function heedTyped(
  ctx: Ctx,
  { participantId, requestId, reference, words }: Record<'participantId' | 'requestId' | 'reference' | 'words', string>,
): Promise<string[]> {
  const { rules, notBack } = await readDangerSaid(ctx, words)
  if (rules.length > 0) {
    const note = `On the page of request ${formatCode(reference)}:\n${words}`
    const written = { requestId, threadId: participantId, from: '', words: note, rules }
    await ctx.transaction(async ctx => {
      await raiseDutyByWords(ctx, written)
      await heedNotBack(ctx, notBack, {
        from: null,
        customerId: await customerOf(ctx, participantId),
        place: 'request',
      })
    })
  }
  return rules
}
