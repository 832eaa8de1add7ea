import { listMessages } from '../../../../modules/channels/index.ts'
import { listWaitingNews } from '../../../../modules/notifications/index.ts'
import { readRequest } from '../../../../modules/requests/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { hideKept } from '../../messages/hide-kept.ts'
import { hidePrivate } from '../../messages/message/read-safely.ts'
import { readHeading } from '../heading.ts'
import { showPeople } from '../people.ts'
import { text } from './text.ts'

/** What news that waits is about. */
const NEWS: Record<string, string> = {
  'requests.update-written': text['news.written'].en,
  'requests.promise-moved': text['news.moved'].en,
  'requests.scheduled': text['news.scheduled'].en,
  'requests.reopened': text['news.reopened'].en,
  'requests.merged': text['news.merged'].en,
}

/** What was sent to whom about a request, and whether it arrived; what waits stands first. */
export const requestMessagesPage = page({
  at: import.meta,
  path: '/staff/requests/:id/messages',
  permission: 'requests.read',
  texts: text,
  async load(ctx, visit) {
    const request = await readRequest(ctx, visit.params.id!)
    // Who joined through another request is written to about that one.
    const about = [...new Set([request.id, ...request.participants.map(person => person.ofRequest)])]
    const { rows: messages } = await listMessages(ctx, { about, limit: 200 })
    const told = showPeople(ctx.actor, request).filter(({ isTold }) => isTold)
    const waiting = (await listWaitingNews(ctx, request.id)).flatMap(({ participantId, type, dueAt }) => {
      const person = told.find(({ id }) => id === participantId)
      return person ? [{ to: person.name, by: person.toldBy, news: NEWS[type] ?? text['news.other'].en, dueAt }] : []
    })
    // Whoever opens a private link acts as the customer: colleagues do not get to see it.
    return {
      heading: await readHeading(ctx, request),
      messages: (await hideKept(ctx, messages)).map(message => ({ ...message, words: hidePrivate(message.words) })),
      waiting,
      back: `/staff/requests/${request.id}`,
    }
  },
  example: ({ request }) => `/staff/requests/${request}/messages`,
})
