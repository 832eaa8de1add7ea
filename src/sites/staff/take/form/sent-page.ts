import { readTaken, submitDraft } from '../../../../modules/requests/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { takePaths } from '../form-paths.ts'
import { readTakenDraft } from '../held-drafts.ts'

/** Back to a form that was sent: what it became, where this colleague took it; its reference, where somebody else sent it. */
export const takeSentPage = page({
  at: import.meta,
  path: '/staff/take/form/:draft/sent',
  permission: 'requests.take',
  texts: {},
  async load(ctx, visit) {
    const { draft } = await readTakenDraft(ctx, visit)
    if (!draft.submittedAt) return redirect(takePaths.check(draft.id))
    const { requestId, reference } = await submitDraft(ctx, draft)
    const mine = await readTaken(ctx, requestId).catch(error => {
      if (error instanceof NotFound) return null
      throw error
    })
    return redirect(mine ? `/staff/taken/${requestId}` : `/staff/take?sent=${reference}`)
  },
})
