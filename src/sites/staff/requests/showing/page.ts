import { releaseWords } from '../../../../modules/requests/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { doneWith } from '../action-screen.ts'

/** Lets everybody see words that were held because they may mean danger: she has read them. */
export const showingPage = page({
  at: import.meta,
  path: '/staff/requests/:id/showing',
  permission: 'requests.update',
  audit: 'request-showing',
  texts: {},
  template: 'staff/parts/refused.njk',
  form: {},
  async submit(ctx, visit) {
    await releaseWords(ctx, { requestId: visit.params.id! })
    return doneWith(visit, 'words-shown')
  },
})
