import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { sayDate, sayOn, sayTimes } from '../../../platform/dates/index.ts'
import { paperText } from '../../../platform/letter/index.ts'
import { withoutExtension } from '../../../platform/phone.ts'
import { canText } from '../../../platform/ports.ts'
import { say } from '../../../platform/text.ts'
import { type NewMessage, queueMessages } from '../../channels/index.ts'
import { readOrganisation } from '../../organisation/index.ts'
import type { Way } from '../../requests/index.ts'
import { wordsFor, writeMessage } from '../../templates/index.ts'
import { firstWay, readWays } from '../ways.read.ts'
import { type WayToTell, type WrittenFrom, wayWrittenFrom } from '../written-from.read.ts'
import { callBackMessages } from './messages.ts'

interface About {
  id: string
  customerId: string | null
  phone: string
  from: Date
  until: Date
  /** Where she wrote from, of a conversation about what was written. */
  writtenFrom?: WrittenFrom | null
  /** Danger was raised: it goes nowhere but here (`findWayForPromise`), where they said that it is safe; null: nowhere. Absent: as usual. */
  safeTo?: string | null
}

/**
 * Writes the promise to her where that is safe: by email, or to the phone where it takes texts, as she likes it; where her record has
 * no way, or nobody knows who she is, to where she wrote from. Else she has it from what was said alone.
 */
export async function tellOfPromise(ctx: Ctx, about: About): Promise<'email' | 'text' | 'spoken'> {
  if (about.safeTo === null) return 'spoken'
  const found = await wayToPromise(ctx, about, about.writtenFrom ?? (await toldBefore(ctx, about.id)))
  const way = about.safeTo === undefined || found?.recipient === about.safeTo ? found : null
  if (!way) return 'spoken'
  const saying = { language: way.language, now: ctx.now() }
  await write(ctx, way, {
    callBackId: about.id,
    // Told again for another time.
    key: `promised:${ctx.now().toISOString()}`,
    kind: callBackMessages['call-back-promised'],
    facts: {
      day: sayDate(about.from, saying),
      on: sayOn(about.from, saying),
      times: sayTimes(about.from, about.until, saying),
    },
    urgency: 'now',
  })
  return way.medium
}

type Asked = Pick<About, 'customerId' | 'phone' | 'safeTo'>

const wayToPromise = async (
  ctx: Ctx,
  about: Asked,
  writtenFrom: WrittenFrom | null | undefined,
): Promise<WayToTell | null> => (await wayOfRecord(ctx, about)) ?? (await wayWrittenFrom(ctx, writtenFrom))

/** Of a conversation in which danger was raised: where a promise to ring would go if they say that it is safe there; null: nowhere. */
export async function findWayForPromise(
  ctx: Ctx,
  about: { customerId: string | null; writtenFrom: WrittenFrom | null },
): Promise<Pick<WayToTell, 'medium' | 'recipient'> | null> {
  return wayToPromise(ctx, { ...about, phone: '', safeTo: '' }, about.writtenFrom)
}

interface Written extends Pick<NewMessage, 'urgency'> {
  callBackId: string
  key: string
  kind: (typeof callBackMessages)[keyof typeof callBackMessages]
  facts?: Record<string, string>
}

async function write(
  ctx: Ctx,
  { medium, recipient, language, neutral, formats }: WayToTell<Way>,
  { callBackId: id, key, kind, facts, ...more }: Written,
): Promise<void> {
  const { council } = await readOrganisation(ctx)
  const named = { council: say(council.name, language), phone: council.contact.phone }
  const said = await writeMessage(ctx, kind, { ...facts, ...named }, { language, isNeutral: neutral })
  const { subject, blocks } = said
  const words = medium === 'letter' ? { words: paperText(blocks) } : wordsFor(medium, said, { language, formats })
  const to = { medium, recipient, language, subject, formats }
  await queueMessages(ctx, [{ key: `call-back:${id}:${key}`, ...to, ...words, about: id, thread: id, ...more }])
}

async function wayOfRecord(ctx: Ctx, { customerId, phone, safeTo }: Asked): Promise<WayToTell | null> {
  if (!customerId) return null
  const isSafeSaid = safeTo !== undefined
  // Whichever number is rung: she was asked of this way.
  const { email, order, ...ways } = await readWays(ctx, customerId, isSafeSaid ? '' : phone, { isSafeSaid })
  const text = isSafeSaid ? ways.mobile : ways.text
  const way = firstWay(order, { email, text: canText(ctx.ports) ? text : null })
  return way && { ...ways, ...way }
}

/** Where the promise went that is now another. */
async function toldBefore(ctx: Ctx, id: string): Promise<WrittenFrom | null> {
  const { rows } = await sql<WrittenFrom>`select medium, recipient from channels.sent_in_threads
    where thread_id = ${id}::uuid and key like 'call-back:%' and medium in ('email', 'text') order by created_at desc limit 1`.execute(
    ctx.db,
  )
  return rows[0] ?? null
}

interface Unreached extends Pick<About, 'id' | 'customerId' | 'phone'> {
  /** Whoever answered is somebody else, who is told nothing. */
  isWrong: boolean
  /** Null: a place kept in a line. */
  matterId: string | null
  /** It was told to somebody else. */
  isOfAnother: boolean
  /** Somebody at home may read it. */
  isHushed: boolean
}

/**
 * After the last try in vain: a text or email, as she likes it, and a letter, which somebody who missed both finds at home; else to where
 * she wrote from. Answers by which; none: nowhere is safe.
 */
export async function writeInstead(ctx: Ctx, about: Unreached): Promise<Way[]> {
  const ways = about.isHushed ? [] : await waysInstead(ctx, about)
  for (const way of ways)
    await write(ctx, way, {
      ...{ callBackId: about.id, key: `missed:${way.medium}` },
      kind: callBackMessages['call-back-missed'],
    })
  return ways.map(({ medium }) => medium)
}

async function waysInstead(
  ctx: Ctx,
  { id, customerId, phone, isWrong, matterId, isOfAnother }: Unreached,
): Promise<WayToTell<Way>[]> {
  // Of a kept place only the number said who it is.
  if (customerId && !(isWrong && !matterId)) {
    const { email, text, mobile, letter, order, preferred, ...ways } = await readWays(ctx, customerId, phone)
    // Nobody writes to who has died, nor to where she was written to before: whoever promised it sees to it.
    if (ways.diedAt) return []
    const atOnce = { text: canText(ctx.ports) && !(isWrong && text) ? mobile : null, email }
    const found = [firstWay(preferred ? order : ['text', ...order], atOnce), firstWay(order, { letter })]
    const all = found.flatMap(way => (way ? [{ ...ways, ...way }] : []))
    if (all.length > 0) return all
  }
  const from = isOfAnother ? null : await wayWrittenFrom(ctx, await toldBefore(ctx, id))
  return from && !(isWrong && from.recipient === withoutExtension(phone)) ? [from] : []
}
