import { listViewers, markPresence } from '../../../../modules/requests/index.ts'
import { tickField } from '../../../../platform/page/fields.ts'
import { page, show } from '../../../../platform/page/page.ts'
import { text } from './text.ts'

/** A page about a request says every few seconds that it is open here, and is told who else is there: a fragment. */
export const presencePage = page({
  at: import.meta,
  path: '/staff/requests/:id/presence',
  permission: 'requests.read',
  texts: text,
  form: { writing: tickField() },
  async load(ctx, visit) {
    const requestId = visit.params.id!
    return { request: { viewers: (await listViewers(ctx, [requestId])).get(requestId) ?? [] } }
  },
  async submit(ctx, visit, { writing }) {
    await markPresence(ctx, { requestId: visit.params.id!, writing })
    return show({})
  },
  example: ({ request }) => `/staff/requests/${request}/presence`,
})
