import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { sayDate, sayTimes } from '../../../platform/dates/index.ts'
import { type Language, say, translator } from '../../../platform/text.ts'
import { MESSAGE_FORMATS, type MessageFormat, type NewMessage, queueMessages } from '../../channels/index.ts'
import { readOrganisation } from '../../organisation/index.ts'
import { text } from './text.ts'

interface Ways {
  language: Language
  diedAt: Date | null
  email: string | null
  neutral: boolean
  text: string | null
  letter: string | null
  /** How she needs to be written to. */
  formats: MessageFormat[]
}

/** The safe ways to write to somebody: an email, a phone that takes texts, an address. None of who has died. */
async function readWays(ctx: Ctx, customerId: string, phone: string): Promise<Ways> {
  const way = (
    kind: string,
    more = sql``,
  ) => sql`(select w.value from customers.ways w where w.customer_id = r.customer_id
    and w.kind = ${kind} and w.safe ${more} order by w.preferred desc, w.created_at, w.id limit 1)`
  const { rows } =
    await sql<Ways>`select r.language, r.died_at as "diedAt", r.neutral, case when r.email_safe then r.email end as email,
      ${way('phone', sql`and w.text_ok and w.normal = ${phone}`)} as text, ${way('address')} as letter,
      array(select distinct n.kind from customers.current_needs n where n.customer_id = r.customer_id
        and n.kind = any(${[...MESSAGE_FORMATS]}::text[]) order by 1) as formats
    from (values (${customerId}::uuid)) asked (id) join customers.reachable r on r.customer_id = asked.id`.execute(
      ctx.db,
    )
  const ways = rows[0]
  return ways && !ways.diedAt
    ? ways
    : { language: 'en', diedAt: null, neutral: false, email: null, text: null, letter: null, formats: [] }
}

interface About {
  id: string
  customerId: string | null
  phone: string
  from: Date
  until: Date
}

/** Writes the promise to her where that is safe; else she has it from what was said. */
export async function tellOfPromise(ctx: Ctx, about: About): Promise<'email' | 'spoken'> {
  if (!about.customerId) return 'spoken'
  const { language, email, neutral, formats } = await readWays(ctx, about.customerId, about.phone)
  if (!email) return 'spoken'
  const { council } = await readOrganisation(ctx)
  const t = translator(text, language)
  const when = {
    day: sayDate(about.from, { language, now: ctx.now() }),
    times: sayTimes(about.from, about.until, { language }),
  }
  const name = say(council.name, language)
  const message = {
    key: `call-back:${about.id}:promised`,
    medium: 'email' as const,
    recipient: email,
    language,
    subject: neutral ? t('neutral', { council: name }) : t('promised.subject'),
    words: t('promised.words', { ...when, phone: council.contact.phone, council: name }),
    formats,
    about: about.id,
  }
  await queueMessages(ctx, [message])
  return 'email'
}

/** After the last try in vain: a text and a letter, as far as they are safe. Answers by which ways. */
export async function writeInstead(ctx: Ctx, about: Pick<About, 'id' | 'customerId' | 'phone'>): Promise<string[]> {
  if (!about.customerId) return []
  const { language, formats, ...ways } = await readWays(ctx, about.customerId, about.phone)
  const { council } = await readOrganisation(ctx)
  const t = translator(text, language)
  const who = { council: say(council.name, language), phone: council.contact.phone }
  const messages = (['text', 'letter'] as const).flatMap((medium): NewMessage[] => {
    const recipient = ways[medium]
    if (!recipient) return []
    const key = `call-back:${about.id}:${medium}`
    const words = t('instead', who)
    return [{ key, medium, recipient, language, subject: t('neutral', who), words, formats, about: about.id }]
  })
  await queueMessages(ctx, messages)
  return messages.map(({ medium }) => medium)
}
