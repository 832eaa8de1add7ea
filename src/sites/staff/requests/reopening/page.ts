import { reopenRequest, writeUpdate } from '../../../../modules/requests/index.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page } from '../../../../platform/page/page.ts'
import { doneWith, screenFor } from '../action-screen.ts'
import { actionTexts } from '../action-text.ts'
import { text } from './text.ts'

/** Opens a closed request again, with a word for colleagues on why. Everybody who follows it is told. */
export const reopeningPage = page({
  at: import.meta,
  path: '/staff/requests/:id/reopening',
  permission: 'requests.update',
  audit: 'request-reopening',
  texts: { ...actionTexts, ...text },
  form: { words: textField({ required: 'missing', max: 2000 }) },
  load: (ctx, visit) => screenFor(ctx, visit, 'reopen'),
  async submit(ctx, visit, { words }) {
    const requestId = visit.params.id!
    await ctx.transaction(async ctx => {
      await reopenRequest(ctx, { requestId })
      await writeUpdate(ctx, { requestId, words, audience: 'staff' })
    })
    return doneWith(visit, 'reopened')
  },
  example: ({ closedRequest }) => `/staff/requests/${closedRequest}/reopening`,
})
