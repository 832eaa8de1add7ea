import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { type Repeating, repeat } from '../../platform/repeat.ts'
import { MOST_TRIES } from './plan-sending.ts'
import { isReadyForNotices, NotYet } from './provider-turns.ts'
import { handOut, type Message, type SendingBy, SMTP } from './send-message.ts'

const MEDIA = ['email', 'text', 'letter'] as const
type Medium = (typeof MEDIA)[number]

/** So many are in hand at once, and no more in memory, however many wait. */
const IN_HAND = 32
const AT_ONCE = 16
/** Longer than all in hand can take: then whoever had them has died, and somebody else takes them. */
const HELD = '20 minutes'
const LOOK_EVERY = 1_000

/** Sends what goes to many beside all else, each medium by itself, until it is stopped. `by` is asked before each look. */
export function keepSendingNotices(ctx: Ctx, by: () => Promise<SendingBy>): Repeating {
  const loops = MEDIA.map(medium =>
    repeat(async () => sendNotices(ctx, medium, await by()), {
      every: LOOK_EVERY,
      onError: err => ctx.log.warn({ err, medium }, 'notices could not be sent'),
    }),
  )
  return {
    async stop() {
      await Promise.all(loops.map(loop => loop.stop()))
    },
  }
}

/** Sends some of the notices that are due by this medium. Answers whether there may be more to do at once. */
export async function sendNotices(ctx: Ctx, medium: Medium, by: SendingBy): Promise<boolean> {
  if (!(await isReadyForNotices(ctx, providerOf(ctx, medium)))) return false
  const messages = await holdDue(ctx, medium)
  const next = messages.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const message of next) await sendOne(ctx, message, by)
    }),
  )
  return messages.length === IN_HAND
}

function providerOf({ ports }: Ctx, medium: Medium): string {
  if (medium === 'email') return SMTP
  return (medium === 'text' ? ports.texts : ports.letters)?.name ?? ''
}

async function holdDue(ctx: Ctx, medium: Medium): Promise<Message[]> {
  const { rows } =
    await sql<Message>`update channels.messages m set next_at = ${ctx.now()}::timestamptz + ${HELD}::interval
    where m.id in (select d.id from channels.messages d
      where d.status = 'queued' and d.urgency = 'notice' and d.medium = ${medium} and d.next_at <= ${ctx.now()}
      order by d.next_at limit ${IN_HAND} for update skip locked)
    returning m.*`.execute(ctx.db)
  return rows
}

async function sendOne(ctx: Ctx, message: Message, by: SendingBy): Promise<void> {
  try {
    await handOut(ctx, message, { ...by, lastTry: message.tries + 1 >= MOST_TRIES })
  } catch (error) {
    await putBack(ctx, message.id, error instanceof NotYet ? error.until : pauseAfter(ctx, message.tries + 1))
  }
}

/** As the job queue rests: e, e², e³ … seconds, at most some hours. */
const pauseAfter = (ctx: Ctx, tries: number): Date =>
  new Date(ctx.now().getTime() + Math.exp(Math.min(tries, 10)) * 1000)

const putBack = (ctx: Ctx, id: string, at: Date) =>
  sql`update channels.messages set next_at = ${at} where id = ${id}::uuid and status = 'queued'`.execute(ctx.db)
