import { withdrawUpdate } from '../../../../modules/requests/index.ts'
import { idField } from '../../../../platform/page/fields.ts'
import { page } from '../../../../platform/page/page.ts'
import { doneWith } from '../action-screen.ts'

/** Takes a message off the public page: a name slipped in, or the wrong photo. */
export const withdrawalPage = page({
  at: import.meta,
  path: '/staff/requests/:id/withdrawal',
  permission: 'requests.update',
  audit: 'request-withdrawal',
  texts: {},
  form: { update: idField() },
  async submit(ctx, visit, { update }) {
    await withdrawUpdate(ctx, { requestId: visit.params.id!, updateId: update })
    return doneWith(visit, 'withdrawn')
  },
})
