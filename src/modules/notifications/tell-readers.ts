import type { Ctx } from '../../platform/context.ts'
import { letterHtml, letterText, link, paragraphsOf, words } from '../../platform/letter/index.ts'
import { shortenWords } from '../../platform/shorten-words.ts'
import { type Language, say, translator } from '../../platform/text.ts'
import { type NewMessage, queueMessages } from '../channels/index.ts'
import { listSilentAddresses } from '../customers/index.ts'
import { listReaders, type Notice, readerStopToken, readerToken, sayNotice, type ToldReader } from '../notices/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { texts } from './text.ts'

/** So many rows go into one statement. */
const AT_A_TIME = 500

/**
 * Writes to those who asked for news without a request, some at a time. `told`: addresses, in small letters, of those who have heard
 * of it already because they wait for something. Answers how many it is for.
 */
export async function tellReaders(
  ctx: Ctx,
  notice: Notice,
  { origin, told }: { origin: string; told: ReadonlySet<string> },
): Promise<number> {
  let count = 0
  for (let after = ''; ; ) {
    const some = await listReaders(ctx, notice, { after, limit: AT_A_TIME })
    const silent = await listSilentAddresses(
      ctx,
      some.map(({ recipient }) => recipient),
    )
    const left = some.filter(({ recipient }) => ![told, silent].some(each => each.has(recipient.toLowerCase())))
    const messages = await Promise.all(left.map(reader => readerLetter(ctx, notice, reader, origin)))
    await ctx.transaction(ctx => queueMessages(ctx, messages))
    count += left.length
    if (some.length < AT_A_TIME) return count
    after = some.at(-1)!.recipient.toLowerCase()
  }
}

/** Of so many letters four texts are made; the page behind the link has the rest. */
const MOST_BY_TEXT = 500

export const wordsByText = ({ words }: Notice, language: Language): string =>
  shortenWords(say(words, language), MOST_BY_TEXT, MOST_BY_TEXT)

async function readerLetter(ctx: Ctx, notice: Notice, reader: ToldReader, origin: string): Promise<NewMessage> {
  const { council } = await readOrganisation(ctx)
  const { id, medium, recipient, language } = reader
  const t = translator(texts, language)
  const subject = sayNotice(notice, language)
  const url = `${origin}/news/${await readerToken(ctx, id)}`
  const common = {
    ...{ key: `news:${notice.id}:${id}`, medium, recipient, language, subject, about: id, thread: id },
    ...{ urgency: 'notice' as const, at: ctx.now() },
  }
  if (medium === 'text') {
    const told = { council: say(council.name, language), news: subject, words: wordsByText(notice, language), url }
    return { ...common, words: t('newsShort', told) }
  }
  const blocks = [
    words(t('newsWords')),
    words(subject),
    ...paragraphsOf(say(notice.words, language)),
    link(t('newsChange'), url),
    words(say(council.name, language)),
  ]
  return {
    ...common,
    words: letterText(blocks),
    html: letterHtml({ subject, blocks }, language),
    stopUrl: `${origin}/news/${await readerStopToken(ctx, id)}/stop`,
  }
}
