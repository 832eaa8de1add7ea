import { keepStep, movePromise } from '../../../../modules/requests/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { choiceField, dateField, textField } from '../../../../platform/page/fields.ts'
import { isRedirect, page } from '../../../../platform/page/page.ts'
import { doneWith, screenFor } from '../action-screen.ts'
import { actionTexts } from '../action-text.ts'
import { seenField } from '../seen.ts'
import { dueOn } from './due-on.ts'
import { text } from './text.ts'

/** Marks a step of the promise as kept, or moves its date with a reason that the customer is told. */
export const promisePage = page({
  at: import.meta,
  path: '/staff/requests/:id/promise',
  permission: 'requests.update',
  audit: 'request-promise',
  texts: { ...actionTexts, ...text },
  form: {
    act: choiceField(['keep', 'plan', 'move']),
    step: textField({ max: 80 }),
    to: dateField({ wrong: 'dateWrong' }),
    reason: textField({ max: 2000 }),
    seen: seenField(),
  },
  async load(ctx, visit) {
    const screen = await screenFor(ctx, visit, 'promise')
    if (isRedirect(screen)) return screen
    const wanted = visit.query.step ?? visit.posted.step
    const open = screen.steps.filter(step => !step.keptAt)
    const step = open.find(each => each.id === wanted) ?? open[0] ?? null
    return { ...screen, step, others: open.filter(each => each !== step), canPlan: screen.request.status === 'open' }
  },
  async submit(ctx, visit, { act, step, to, reason, seen }) {
    const about = { requestId: visit.params.id!, step, asOf: seen }
    if (act !== 'move') {
      await keepStep(ctx, { ...about, scheduled: act === 'plan' })
      return doneWith(visit, act === 'plan' ? 'planned' : 'kept')
    }
    const missing = { ...(to ? {} : { to: text.dateMissing.en }), ...(reason ? {} : { reason: text.reasonMissing.en }) }
    if (Object.keys(missing).length > 0) throw new Invalid(missing)
    await movePromise(ctx, { ...about, to: await dueOn(ctx, about, to), reason })
    return doneWith(visit, 'date-moved')
  },
  example: ({ request }) => `/staff/requests/${request}/promise`,
})
