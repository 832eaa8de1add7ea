import { holdWords } from '../../../../modules/requests/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { doneWith } from '../action-screen.ts'

/** Takes it off the public page at once: a colleague saw something in it that is not for everybody. */
export const holdingPage = page({
  at: import.meta,
  path: '/staff/requests/:id/holding',
  permission: 'requests.update',
  audit: 'request-holding',
  texts: {},
  form: {},
  async submit(ctx, visit) {
    await holdWords(ctx, { requestId: visit.params.id! })
    return doneWith(visit, 'words-held')
  },
})
