import type { Ctx } from '../../../platform/context.ts'
import { sayDate } from '../../../platform/dates/index.ts'
import {
  type Block,
  heading,
  letterHtml,
  letterText,
  PAPER_PAGE,
  paperText,
  words,
} from '../../../platform/letter/index.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { type Language, say, translator } from '../../../platform/text.ts'
import { queueMessages } from '../../channels/index.ts'
import { firstWay, readWaiting, readWays } from '../../interactions/index.ts'
import { readOrganisation } from '../../organisation/index.ts'
import type { ReceivedView } from '../received.read.ts'
import { text } from '../text.ts'

/** Tells whoever wrote a letter that it is here and by when it is answered; once, and only where that is safe. */
export async function acknowledgeLetter(ctx: Ctx, received: ReceivedView, customerId: string): Promise<void> {
  const { id, reference, threadId } = received
  if (!reference) return
  const ways = await readWays(ctx, customerId)
  const { council } = await readOrganisation(ctx)
  const dueAt = (await readWaiting(ctx, [id])).get(id)!.dueAt
  const blocks = (language: Language): Block[] => {
    const t = translator(text, language)
    const name = say(council.name, language)
    const when = sayDate(dueAt, { language, now: ctx.now() })
    return [
      words(t('taken.letter.thanks', { council: name })),
      words(t('taken.reference', { reference: formatCode(reference) })),
      heading(t('taken.next')),
      words(t('taken.letter.answered', { when })),
      words(t('taken.letter.more', { phone: council.contact.phone })),
    ]
  }
  const { language, formats, neutral } = ways
  const subjectIn = (language: Language): string =>
    neutral
      ? translator(text, language)('taken.letter.neutral', { council: say(council.name, language) })
      : translator(text, language)('taken.subject.letter', { reference: formatCode(reference) })
  const subject = subjectIn(language)
  const about = { key: `received:${id}:taken`, language, subject, formats, thread: threadId, about: id, reference }
  const own = blocks(language)
  const way = firstWay(ways.order, { email: ways.email, letter: ways.letter })
  if (way?.medium === 'email') {
    const html = letterHtml({ subject, blocks: own }, language, formats.includes('large-print'))
    await queueMessages(ctx, [{ ...about, medium: 'email', recipient: way.recipient, words: letterText(own), html }])
  } else if (way) {
    const others = council.languages.filter(each => each !== language)
    const pages = [own, ...others.map(each => [heading(subjectIn(each)), ...blocks(each)])]
    const all = pages.map(paperText).join(PAPER_PAGE)
    await queueMessages(ctx, [{ ...about, medium: 'letter', recipient: onEnvelope(ways), words: all }])
  }
}

/** Name and address, as they stand in the window. */
export const onEnvelope = ({ name, letter }: { name: string; letter: string | null }): string =>
  [name, letter].filter(Boolean).join(', ')
