import type { Ctx } from '../../platform/context.ts'
import { readEvent } from '../../platform/events/index.ts'
import {
  type FailedMessage,
  getFailed,
  holdFailed,
  markMended,
  type NewMessage,
  queueMessages,
} from '../channels/index.ts'
import { markPointFailing } from '../customers/index.ts'
import { listNotices } from '../notices/index.ts'
import { listWaysOf, WAYS, type Way, type WaysOfParticipant } from '../requests/index.ts'
import { stopNews } from './ask-for-news.ts'
import { noticeLetter } from './notice-follower.ts'
import { readRequests } from './notification-follower.ts'
import { type Reached, tellPerson } from './tell.ts'

/**
 * Sends what could not be delivered by the next safe way of its reader, once, and marks the address that does not work. What has no
 * other way, has failed that way too, or was held back because somebody asked for silence or a colleague heard of danger, waits for a person. Answers how many it looked at.
 */
export async function fallBack(ctx: Ctx, reached: Reached): Promise<number> {
  return ctx.transaction(async ctx => {
    const failed = await holdFailed(ctx)
    const known = await readersOfFailed(ctx, failed)
    for (const message of failed) {
      if (await isForReader(ctx, message)) continue
      await markWrongAddress(ctx, message)
      const ways = known.get(message.id)
      if (ways && !ways.told && !message.byLaw) await markMended(ctx, message.id, 'not-needed')
      else if (ways && !message.insteadOf && !ASKED_NOT_TO.test(message.answer ?? ''))
        await trySome(ctx, message, ways, reached)
    }
    return failed.length
  })
}

/** Whoever she is afraid of may see what comes another way too: what is safe a colleague decides. */
const ASKED_NOT_TO = /^Not sent: .*\b(asked us not to|may not be safe)\b/i

async function trySome(ctx: Ctx, message: FailedMessage, ways: WaysOfParticipant, reached: Reached): Promise<void> {
  // Paper costs too much for what goes to many.
  const next = otherWays(message, ways).find(way => way !== 'letter' || message.urgency !== 'notice')
  if (next) await sendBy(ctx, message, ways, next, reached)
}

/** Of a message that failed, whose it is and by which safe ways it could go instead. */
export type KnownReader = WaysOfParticipant & { others: Way[] }

/** Of these messages those to people who take part in a request, by the message's id. Keys are `event:number:reader`, `notice:id:reader`. */
export async function readersOfFailed(ctx: Ctx, messages: readonly FailedMessage[]): Promise<Map<string, KnownReader>> {
  const readers = messages.flatMap(message => {
    const [kind, , reader] = message.key.split(':')
    return reader && ['event', 'notice', 'instead'].includes(kind!) ? [{ message, reader }] : []
  })
  const ways = await listWaysOf(
    ctx,
    readers.map(({ reader }) => reader),
  )
  return new Map(
    readers.flatMap(({ message, reader }): [string, KnownReader][] => {
      const own = ways.get(reader)
      return own ? [[message.id, { ...own, others: message.insteadOf ? [] : otherWays(message, own) }]] : []
    }),
  )
}

/** A colleague chooses another way. Throws Refused `channels.mended`. Answers whether it was there. */
export async function sendAnotherWay(ctx: Ctx, id: string, way: Way, reached: Reached): Promise<boolean> {
  return ctx.transaction(async ctx => {
    const message = await getFailed(ctx, id)
    const ways = (await readersOfFailed(ctx, [message])).get(id)
    if (!ways?.others.includes(way)) return false
    return sendBy(ctx, message, ways, way, reached)
  })
}

const otherWays = ({ medium, recipient }: FailedMessage, ways: WaysOfParticipant): Way[] =>
  WAYS.filter(way => way !== medium && ways[way] && ways[way] !== recipient)

async function sendBy(
  ctx: Ctx,
  message: FailedMessage,
  ways: WaysOfParticipant,
  way: Way,
  reached: Reached,
): Promise<boolean> {
  const written = await writeAgain(ctx, message, ways, way, reached)
  if (!written) return false
  const key = `instead:${message.id}:${message.key.split(':').at(-1)}`
  await queueMessages(ctx, [{ ...written, key, insteadOf: message.id, byLaw: message.byLaw, at: ctx.now() }])
  await markMended(ctx, message.id, 'other-way')
  return true
}

/** The same news, written for the other way; null where it cannot be known any more what it was. */
async function writeAgain(
  ctx: Ctx,
  { key }: FailedMessage,
  ways: WaysOfParticipant,
  way: Way,
  reached: Reached,
): Promise<NewMessage | null> {
  const [kind, number, reader] = key.split(':') as [string, string, string]
  if (kind === 'notice') {
    const [notice] = await listNotices(ctx, [number])
    const isOver = !notice || (notice.endsAt && notice.endsAt <= ctx.now())
    return isOver
      ? null
      : noticeLetter(ctx, notice, { id: reader, recipient: ways[way]!, ...ways, way }, reached.origin)
  }
  const event = await readEvent(ctx, Number(number))
  const request = event && (await readRequests(ctx, [event])).get(event.subject)
  const person = request?.told.find(({ id }) => id === reader)
  if (!event || !request || !person) return null
  const to = {
    ...person,
    neutral: ways.neutral,
    email: way === 'email' ? ways.email : null,
    phone: way === 'text' ? ways.text : null,
    address: way === 'letter' ? ways.letter : null,
  }
  return tellPerson(ctx, [event], { request, person: to, at: ctx.now() }, reached)
}

/** Whoever asked for news has no other way, and no colleague has to mend it: where there is no such address, it ends. */
async function isForReader(ctx: Ctx, { id, key, answer }: FailedMessage): Promise<boolean> {
  const [kind, ...ids] = key.split(':')
  if (kind !== 'news' && kind !== 'news-asked') return false
  if (NOBODY_THERE.test(answer ?? '')) await stopNews(ctx, ids.at(-1)!)
  else await markMended(ctx, id, 'not-needed')
  return true
}

/** What the other side says when there is no such address or number, as far as it says so. */
const NOBODY_THERE =
  /^5\d\d|permanent-failure|no such|does not exist|unknown|not a valid|invalid|\b(21211|21614|30005|30006)\b/i

async function markWrongAddress(ctx: Ctx, { medium, recipient, answer }: FailedMessage): Promise<void> {
  if (medium === 'letter' || !NOBODY_THERE.test(answer ?? '')) return
  await markPointFailing(ctx, { kind: medium === 'text' ? 'phone' : 'email', value: recipient, reason: answer! })
}
