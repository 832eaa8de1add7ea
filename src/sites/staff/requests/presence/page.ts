import { listMessageDrafts, listViewers, markPresence } from '../../../../modules/requests/index.ts'
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
    const [viewers, drafts] = await Promise.all([listViewers(ctx, [requestId]), listMessageDrafts(ctx, requestId)])
    return {
      here: `/staff/requests/${requestId}`,
      request: { viewers: viewers.get(requestId) ?? [], drafts },
      writing: visit.posted.writing === 'yes',
    }
  },
  async submit(ctx, visit, { writing }) {
    await markPresence(ctx, { requestId: visit.params.id!, writing })
    return show({})
  },
  example: ({ request }) => `/staff/requests/${request}/presence`,
})
