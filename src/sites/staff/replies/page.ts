import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { listReplies } from '../../../modules/replies/index.ts'
import { page } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { text } from './text.ts'

/** Ready words for messages. */
export const repliesPage = page({
  at: import.meta,
  path: '/staff/replies',
  permission: 'replies.change',
  texts: text,
  async load(ctx) {
    const { names } = await readCatalogue(ctx)
    const replies = await listReplies(ctx)
    return {
      replies: replies.map(reply => ({
        ...reply,
        about: reply.services.map(slug => say(names.get(slug), 'en') || slug).join(', '),
      })),
    }
  },
})
