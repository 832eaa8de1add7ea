import type { Ctx } from '../../../platform/context.ts'
import { sayDate, sayTimes } from '../../../platform/dates/index.ts'
import { canText } from '../../../platform/ports.ts'
import { say, translator } from '../../../platform/text.ts'
import { type NewMessage, queueMessages } from '../../channels/index.ts'
import { readOrganisation } from '../../organisation/index.ts'
import { firstWay, readWays } from '../ways.read.ts'
import { text } from './text.ts'

interface About {
  id: string
  customerId: string | null
  phone: string
  from: Date
  until: Date
}

/** Writes the promise to her where that is safe: by email, or to the phone where it takes texts, as she likes it. Else she has it from what was said. */
export async function tellOfPromise(ctx: Ctx, about: About): Promise<'email' | 'text' | 'spoken'> {
  if (!about.customerId) return 'spoken'
  const { language, email, text: phone, neutral, formats, order } = await readWays(ctx, about.customerId, about.phone)
  const way = firstWay(order, { email, text: canText(ctx.ports) ? phone : null })
  if (!way) return 'spoken'
  const { medium, recipient } = way
  const { council } = await readOrganisation(ctx)
  const t = translator(text, language)
  const when = {
    day: sayDate(about.from, { language, now: ctx.now() }),
    times: sayTimes(about.from, about.until, { language }),
  }
  const name = say(council.name, language)
  const message: NewMessage = {
    key: `call-back:${about.id}:promised`,
    medium,
    recipient,
    language,
    subject: neutral ? t('neutral', { council: name }) : t('promised.subject'),
    words: t('promised.words', { ...when, phone: council.contact.phone, council: name }),
    formats,
    about: about.id,
    urgency: 'now' as const,
  }
  await queueMessages(ctx, [message])
  return medium
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
