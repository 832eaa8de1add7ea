import { changeReader, listNewsFor, readerStopToken } from '../../../../modules/notices/index.ts'
import { spacedPostcode } from '../../../../modules/places/index.ts'
import { page, redirect, show } from '../../../../platform/page/page.ts'
import { readOwn } from '../read-own.ts'
import { atWish, topicItems, topicsOf, wishFields, wishOf } from '../wish.ts'
import { wishTexts } from '../wish-text.ts'
import { text } from './text.ts'

/** Her news as it stands now, what is kept of her, and where she changes or ends it. */
export const ownNewsPage = page({
  at: import.meta,
  path: '/news/:token',
  public: true,
  texts: { ...wishTexts, ...text },
  form: wishFields,
  async load(ctx, visit) {
    const reader = await readOwn(ctx, visit)
    if (!reader) return { isOver: true }
    if (!reader.confirmedAt) return redirect(`/news/${visit.params.token}/confirm`)
    const kept = { postcode: spacedPostcode(reader.postcode), topics: topicsOf(reader) }
    const isPosted = visit.posted._csrf !== undefined
    return {
      notices: await listNewsFor(ctx, reader),
      sentTo: reader.recipient,
      isText: reader.medium === 'text',
      form: isPosted ? { ...visit.posted, topics: visit.posted.topics ?? [] } : kept,
      topicItems: await topicItems(ctx, reader.services),
      stop: `/news/${await readerStopToken(ctx, reader.id)}/stop`,
      done: (['confirmed', 'changed'] as const).find(each => each === visit.query.done) ?? null,
    }
  },
  async submit(ctx, visit, wish) {
    const reader = await readOwn(ctx, visit)
    if (!reader) return show({ isOver: true })
    await atWish(ctx, changeReader(ctx, reader.id, wishOf(wish)))
    return redirect(`/news/${visit.params.token}?done=changed`)
  },
  example: ({ news }) => `/news/${news}`,
})
