import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { type Repeating, repeat } from '../../platform/repeat.ts'
import { MOST_TRIES } from './plan-sending.ts'
import { isReadyForNotices, NotYet, turnsAtOnce } from './provider-turns.ts'
import { quietUntil } from './quiet-hours.ts'
import { listRefused } from './refusals.ts'
import { type Carrier, sendLot } from './send-lot.ts'
import { handOut, type Message, type SendingBy, SMTP } from './send-message.ts'

const MEDIA = ['email', 'text', 'letter'] as const
type Medium = (typeof MEDIA)[number]

/** So many at most are one lot, and so many lots of a medium are in hand: no more is in memory, however many wait. */
const MOST_IN_LOT = 32
const LOTS = 2
/** Longer than all in hand can take: then whoever had them has died, and somebody else takes them. */
const HELD = '20 minutes'
const LOOK_EVERY = 1_000

/** Sends what goes to many beside all else, each medium by itself, until it is stopped. `by` is asked before each look. */
export function keepSendingNotices(ctx: Ctx, by: () => Promise<SendingBy>): Repeating {
  const loops = MEDIA.flatMap(medium =>
    Array.from({ length: LOTS }, () =>
      repeat(async () => sendNotices(ctx, medium, await by()), {
        every: LOOK_EVERY,
        onError: err => ctx.log.warn({ err, medium }, 'notices could not be sent'),
      }),
    ),
  )
  return {
    async stop() {
      await Promise.all(loops.map(loop => loop.stop()))
    },
  }
}

/** Sends one lot of the notices that are due by this medium. Answers whether there may be more to do at once. */
export async function sendNotices(ctx: Ctx, medium: Medium, by: SendingBy): Promise<boolean> {
  const carrier = carrierOf(ctx, medium)
  if (carrier && !(await isReadyForNotices(ctx, carrier.name))) return false
  const most = carrier ? turnsAtOnce(carrier, MOST_IN_LOT) : MOST_IN_LOT
  const messages = await holdDue(ctx, medium, most)
  if (messages.length === 0) return false
  const put = (message: Message, error: unknown) =>
    putBack(ctx, message.id, error instanceof NotYet ? error.until : pauseAfter(ctx, message.tries + 1))
  try {
    await sendHeld(ctx, messages, carrier, by, put)
  } catch (error) {
    // What has not gone is due again soon: held as it is, nobody would look at it for long.
    await Promise.all(messages.map(message => put(message, error)))
    throw error
  }
  return messages.length === most
}

type Put = (message: Message, error: unknown) => Promise<unknown>

async function sendHeld(
  ctx: Ctx,
  messages: Message[],
  carrier: Carrier | null,
  by: SendingBy,
  put: Put,
): Promise<void> {
  const { carried = [], others = [] } = await shareOut(ctx, messages, carrier, by)
  const how = (message: Message) => ({ ...by, lastTry: message.tries + 1 >= MOST_TRIES })
  await Promise.all(others.map(each => handOut(ctx, each, how(each)).catch(error => put(each, error))))
  if (carrier && carried.length > 0) await sendLot(ctx, carrier, carried, how, put)
}

/** Null: nobody carries it, it is only written down. */
function carrierOf({ ports: { mail, texts, letters } }: Ctx, medium: Medium): Carrier | null {
  if (medium === 'email') return mail.isSending ? { name: SMTP, perMinute: mail.perMinute, outlet: null } : null
  const outlet = medium === 'text' ? texts : letters
  return outlet && { name: outlet.name, perMinute: outlet.perMinute, outlet }
}

/** Those that need a turn, and those for which it would be lost: refused, at night, in a form that we print ourselves. */
async function shareOut(
  ctx: Ctx,
  messages: Message[],
  carrier: Carrier | null,
  { quietHours }: SendingBy,
): Promise<{ carried?: Message[]; others?: Message[] }> {
  if (!carrier) return { others: messages }
  const texts = messages.filter(({ medium }) => medium === 'text')
  const refused = await listRefused(
    ctx,
    texts.map(({ recipient }) => recipient),
  )
  const isNight = quietUntil(ctx.now(), quietHours) !== null
  return Object.groupBy(messages, ({ medium, recipient, at_once, formats }) => {
    if (medium === 'text') return refused.has(recipient) || (isNight && !at_once) ? 'others' : 'carried'
    return medium === 'letter' && formats.length > 0 ? 'others' : 'carried'
  })
}

async function holdDue(ctx: Ctx, medium: Medium, most: number): Promise<Message[]> {
  const { rows } =
    await sql<Message>`update channels.messages m set next_at = ${ctx.now()}::timestamptz + ${HELD}::interval
    where m.id in (select d.id from channels.messages d
      where d.status = 'queued' and d.urgency = 'notice' and d.medium = ${medium} and d.next_at <= ${ctx.now()}
      order by d.next_at limit ${most} for update skip locked)
    returning m.*`.execute(ctx.db)
  return rows
}

/** As the job queue rests: e, e², e³ … seconds, at most some hours. */
const pauseAfter = (ctx: Ctx, tries: number): Date =>
  new Date(ctx.now().getTime() + Math.exp(Math.min(tries, 10)) * 1000)

const putBack = (ctx: Ctx, id: string, at: Date) =>
  sql`update channels.messages set next_at = ${at} where id = ${id}::uuid and status = 'queued'`.execute(ctx.db)
