import { callNext, callVisit } from '../../../../../modules/reception/index.ts'
import { idField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { orBack } from '../../../desk/or-back.ts'

/** Calls the next, or one whom the colleague chose: a button of the reception's page. */
export const callsPage = page({
  at: import.meta,
  path: '/staff/reception/:location/calls',
  permission: 'reception.work',
  audit: 'reception-call',
  texts: {},
  form: { visit: idField() },
  submit(ctx, visit, { visit: chosen }) {
    const back = `/staff/reception/${encodeURIComponent(visit.params.location!)}`
    return orBack(back, async () => {
      await (chosen ? callVisit(ctx, chosen) : callNext(ctx))
      return redirect(back)
    })
  },
})
