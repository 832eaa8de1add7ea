import { listMessages } from '../../../../modules/channels/index.ts'
import { readRequest } from '../../../../modules/requests/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { hideKept } from '../../messages/hide-kept.ts'
import { hidePrivate } from '../../messages/message/read-safely.ts'
import { readHeading } from '../heading.ts'
import { text } from './text.ts'

/** What was sent to whom about a request, and whether it arrived. */
export const requestMessagesPage = page({
  at: import.meta,
  path: '/staff/requests/:id/messages',
  permission: 'requests.read',
  texts: text,
  async load(ctx, visit) {
    const request = await readRequest(ctx, visit.params.id!)
    // Who joined through another request is written to about that one.
    const about = [...new Set([request.id, ...request.participants.map(person => person.ofRequest)])]
    const lists = await Promise.all(about.map(id => listMessages(ctx, { about: id, limit: 100 })))
    const messages = lists.flatMap(list => list.rows).sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    // Whoever opens a private link acts as the customer: colleagues do not get to see it.
    return {
      heading: await readHeading(ctx, request),
      messages: (await hideKept(ctx, messages)).map(message => ({ ...message, words: hidePrivate(message.words) })),
      back: `/staff/requests/${request.id}`,
    }
  },
  example: ({ request }) => `/staff/requests/${request}/messages`,
})
