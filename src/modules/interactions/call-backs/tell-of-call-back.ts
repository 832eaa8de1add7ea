import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { sayDate, sayOn, sayTimes } from '../../../platform/dates/index.ts'
import { paperText } from '../../../platform/letter/index.ts'
import { canText } from '../../../platform/ports.ts'
import { type Language, say } from '../../../platform/text.ts'
import { hasRefused, type NewMessage, queueMessages } from '../../channels/index.ts'
import { readWritingBack } from '../../customers/index.ts'
import { type Council, readOrganisation } from '../../organisation/index.ts'
import { wordsFor, writeMessage } from '../../templates/index.ts'
import { firstWay, readWays, type Ways } from '../ways.read.ts'
import { callBackMessages } from './messages.ts'

interface About {
  id: string
  customerId: string | null
  phone: string
  from: Date
  until: Date
  /** Where she wrote from, of a conversation about what was written. */
  writtenFrom?: WrittenFrom | null
}

/** A way that she came by, though it may stand in nobody's record. */
export interface WrittenFrom {
  medium: 'email' | 'text'
  recipient: string
  language?: Language
}

/**
 * Writes the promise to her where that is safe: by email, or to the phone where it takes texts, as she likes it; where her record has
 * no way, or nobody knows who she is, to where she wrote from. Else she has it from what was said alone.
 */
export async function tellOfPromise(ctx: Ctx, about: About): Promise<'email' | 'text' | 'spoken'> {
  const way = (await wayOfRecord(ctx, about)) ?? (await wayWrittenFrom(ctx, about))
  if (!way) return 'spoken'
  const { medium, recipient, language, neutral, formats } = way
  const { council } = await readOrganisation(ctx)
  const saying = { language, now: ctx.now() }
  const said = await writeMessage(
    ctx,
    callBackMessages['call-back-promised'],
    {
      day: sayDate(about.from, saying),
      on: sayOn(about.from, saying),
      times: sayTimes(about.from, about.until, saying),
      ...sayCouncil(council, language),
    },
    { language, isNeutral: neutral },
  )
  const message: NewMessage = {
    // Told again for another time.
    key: `call-back:${about.id}:promised:${ctx.now().toISOString()}`,
    medium,
    recipient,
    language,
    subject: said.subject,
    ...wordsFor(medium, said, { language, formats }),
    formats,
    about: about.id,
    thread: about.id,
    urgency: 'now' as const,
  }
  await queueMessages(ctx, [message])
  return medium
}

type WayToTell = { medium: 'email' | 'text'; recipient: string } & Pick<Ways, 'language' | 'neutral' | 'formats'>

async function wayOfRecord(ctx: Ctx, { customerId, phone }: About): Promise<WayToTell | null> {
  if (!customerId) return null
  const { email, text, order, ...ways } = await readWays(ctx, customerId, phone)
  const way = firstWay(order, { email, text: canText(ctx.ports) ? text : null })
  return way && { ...ways, ...way }
}

/** Not where whoever has that address or number said that it is not safe, or wants no texts. */
async function wayWrittenFrom(ctx: Ctx, { id, writtenFrom }: About): Promise<WayToTell | null> {
  const from = writtenFrom ?? (await toldBefore(ctx, id))
  if (!from) return null
  const { medium, recipient } = from
  const back = await readWritingBack(ctx, { kind: medium === 'email' ? 'email' : 'phone', value: recipient })
  if (!back.isSafe || (medium === 'text' && (!canText(ctx.ports) || (await hasRefused(ctx, recipient))))) return null
  const { council } = await readOrganisation(ctx)
  const language = from.language ?? back.language ?? council.languages[0] ?? 'en'
  return { medium, recipient, language, neutral: back.isNeutral, formats: back.isLarge ? ['large-print'] : [] }
}

/** Where the promise went that is now another. */
async function toldBefore(ctx: Ctx, id: string): Promise<WrittenFrom | null> {
  const { rows } = await sql<WrittenFrom>`select medium, recipient from channels.sent_in_threads
    where thread_id = ${id}::uuid and medium in ('email', 'text') order by created_at desc limit 1`.execute(ctx.db)
  return rows[0] ?? null
}

/** After the last try in vain: a text and a letter, as far as they are safe. Answers by which ways. */
export async function writeInstead(ctx: Ctx, about: Pick<About, 'id' | 'customerId' | 'phone'>): Promise<string[]> {
  if (!about.customerId) return []
  const { language, formats, ...ways } = await readWays(ctx, about.customerId, about.phone)
  const { council } = await readOrganisation(ctx)
  const { subject, blocks, text } = await writeMessage(
    ctx,
    callBackMessages['call-back-missed'],
    sayCouncil(council, language),
    { language },
  )
  const messages = (['text', 'letter'] as const).flatMap((medium): NewMessage[] => {
    const recipient = ways[medium]
    if (!recipient) return []
    const key = `call-back:${about.id}:${medium}`
    const words = medium === 'text' ? text : paperText(blocks)
    return [{ key, medium, recipient, language, subject, words, formats, about: about.id, thread: about.id }]
  })
  await queueMessages(ctx, messages)
  return messages.map(({ medium }) => medium)
}

const sayCouncil = ({ name, contact }: Council, language: Language) => ({
  council: say(name, language),
  phone: contact.phone,
})
