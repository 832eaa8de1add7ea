import type { Ctx } from '../../../platform/context.ts'
import { sayDate, sayOn, sayTimes } from '../../../platform/dates/index.ts'
import { paperText } from '../../../platform/letter/index.ts'
import { canText } from '../../../platform/ports.ts'
import { type Language, say } from '../../../platform/text.ts'
import { type NewMessage, queueMessages } from '../../channels/index.ts'
import { type Council, readOrganisation } from '../../organisation/index.ts'
import { wordsFor, writeMessage } from '../../templates/index.ts'
import { firstWay, readWays } from '../ways.read.ts'
import { callBackMessages } from './messages.ts'

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
