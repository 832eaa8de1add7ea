import type { Ctx } from '../../../platform/context.ts'
import { sayDate } from '../../../platform/dates/index.ts'
import { heading, letterHtml, letterText, PAPER_PAGE, paperText } from '../../../platform/letter/index.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { type Language, say } from '../../../platform/text.ts'
import { queueMessages } from '../../channels/index.ts'
import { firstWay, readWaiting, readWays } from '../../interactions/index.ts'
import { readOrganisation } from '../../organisation/index.ts'
import { getTemplate, type Written, writeWith } from '../../templates/index.ts'
import { writtenMessages } from '../messages.ts'
import type { ReceivedView } from '../received.read.ts'

/** Tells whoever wrote a letter that it is here and by when it is answered; once, and only where that is safe. */
export async function acknowledgeLetter(ctx: Ctx, received: ReceivedView, customerId: string): Promise<void> {
  const { id, reference, threadId } = received
  if (!reference) return
  const ways = await readWays(ctx, customerId)
  const { council } = await readOrganisation(ctx)
  const dueAt = (await readWaiting(ctx, [id])).get(id)!.dueAt
  const { words } = await getTemplate(ctx, writtenMessages['letter-taken'])
  const { language, formats, neutral } = ways
  const write = (language: Language): Written =>
    writeWith(
      words,
      {
        council: say(council.name, language),
        phone: council.contact.phone,
        reference: formatCode(reference),
        when: sayDate(dueAt, { language, now: ctx.now() }),
      },
      { language, isNeutral: neutral },
    )
  const own = write(language)
  const { subject } = own
  const about = { key: `received:${id}:taken`, language, subject, formats, thread: threadId, about: id, reference }
  const way = firstWay(ways.order, { email: ways.email, letter: ways.letter })
  if (way?.medium === 'email') {
    const html = letterHtml(own, language, formats.includes('large-print'))
    await queueMessages(ctx, [
      { ...about, medium: 'email', recipient: way.recipient, words: letterText(own.blocks), html },
    ])
  } else if (way) {
    const others = council.languages.filter(each => each !== language).map(write)
    const pages = [own.blocks, ...others.map(each => [heading(each.subject), ...each.blocks])]
    const all = pages.map(paperText).join(PAPER_PAGE)
    await queueMessages(ctx, [{ ...about, medium: 'letter', recipient: onEnvelope(ways), words: all }])
  }
}

/** Name and address, as they stand in the window. */
export const onEnvelope = ({ name, letter }: { name: string; letter: string | null }): string =>
  [name, letter].filter(Boolean).join(', ')
