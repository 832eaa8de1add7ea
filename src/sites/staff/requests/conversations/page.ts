import { listConversationsAbout, wordsFor } from '../../../../modules/interactions/index.ts'
import { readRequest } from '../../../../modules/requests/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { showPast } from '../../desk/show-past.ts'
import { readHeading } from '../heading.ts'
import { text } from './text.ts'

/**
 * Conversations in which a request was opened or asked after; the page of the request has them in it. What they had to do
 * with other requests is not told here: who reads this one may not see those.
 */
export const requestConversationsPage = page({
  at: import.meta,
  path: '/staff/requests/:id/conversations',
  permission: 'requests.read',
  texts: text,
  async load(ctx, visit) {
    const request = await readRequest(ctx, visit.params.id!)
    const heading = await readHeading(ctx, request)
    const seen = new Set([request.id])
    const conversations = (await listConversationsAbout(ctx, request.id)).map(each => wordsFor(each, seen))
    return { heading, conversations: await showPast(ctx, conversations, [heading]), back: heading.href }
  },
  example: ({ request }) => `/staff/requests/${request}/conversations`,
})
