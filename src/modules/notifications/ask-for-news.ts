import type { Ctx } from '../../platform/context.ts'
import { letterHtml, letterText, link, words } from '../../platform/letter/index.ts'
import { say, translator } from '../../platform/text.ts'
import { forgetMessages, queueMessages } from '../channels/index.ts'
import {
  addReader,
  confirmReader,
  endReader,
  forgetUnconfirmed,
  type NewReader,
  readerToken,
} from '../notices/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { texts } from './text.ts'

/**
 * Somebody asks for news without a request: she is sent a link with which to say that it was she, and nothing else before. Whoever
 * typed the address learns nothing of it. Throws Refused: `notices.postcode-wrong`, `notices.postcode-not-ours`.
 */
export async function askForNews(ctx: Ctx, wish: NewReader, { origin }: { origin: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    const id = await addReader(ctx, wish)
    if (!id) return
    const { council } = await readOrganisation(ctx)
    const { language, medium, recipient } = wish
    const t = translator(texts, language)
    const name = say(council.name, language)
    const url = `${origin}/news/${await readerToken(ctx, id)}/confirm`
    const subject = t('confirmSubject')
    const blocks = [words(t('confirmWords')), link(t('confirmLink'), url), words(t('confirmNot')), words(name)]
    const isText = medium === 'text'
    await queueMessages(ctx, [
      {
        ...{ key: `news-asked:${id}`, medium, recipient, language, subject, about: id },
        words: isText ? t('confirmShort', { council: name, url }) : letterText(blocks),
        ...(!isText && { html: letterHtml({ subject, blocks }, language) }),
        // She waits for it.
        atOnce: true,
      },
    ])
  })
}

/** It was she: from now on she gets news. Throws NotFound, also when it is too late. */
export async function confirmNews(ctx: Ctx, readerId: string): Promise<void> {
  await ctx.transaction(async ctx => forgetMessages(ctx, await confirmReader(ctx, readerId)))
}

/** She wants no more news: nothing of her is kept, no message either, and what has not gone yet does not go. */
export async function stopNews(ctx: Ctx, readerId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    await endReader(ctx, readerId)
    await forgetMessages(ctx, [readerId])
  })
}

/** Nothing is kept of those who did not say in time that it was they. */
export async function forgetUnconfirmedNews(ctx: Ctx): Promise<void> {
  await ctx.transaction(async ctx => forgetMessages(ctx, await forgetUnconfirmed(ctx)))
}
