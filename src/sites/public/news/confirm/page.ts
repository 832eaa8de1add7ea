import { confirmNews } from '../../../../modules/notifications/index.ts'
import { spacedPostcode } from '../../../../modules/places/index.ts'
import { page, redirect, show } from '../../../../platform/page/page.ts'
import { readOwn } from '../read-own.ts'
import { topicItems, topicsOf } from '../wish.ts'
import { text } from './text.ts'

/** 'Was it you who asked?' To open it changes nothing, so programs that follow every link say yes for nobody. */
export const confirmNewsPage = page({
  at: import.meta,
  path: '/news/:token/confirm',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const reader = await readOwn(ctx, visit)
    if (reader?.confirmedAt) return redirect(`/news/${visit.params.token}`)
    if (!reader) return { isOver: true }
    const chosen = new Set(topicsOf(reader))
    const topics = (await topicItems(ctx, reader.services)).filter(({ value }) => chosen.has(value))
    return { postcode: spacedPostcode(reader.postcode), topics: topics.map(each => each.text) }
  },
  async submit(ctx, visit) {
    const reader = await readOwn(ctx, visit)
    if (!reader) return show({ isOver: true })
    await confirmNews(ctx, reader.id)
    return redirect(`/news/${visit.params.token}?done=confirmed`)
  },
  example: ({ unconfirmedNews }) => `/news/${unconfirmedNews}/confirm`,
})
