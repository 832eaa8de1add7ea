import { NotFound } from '../../../../platform/errors.ts'
import { retryParkedEvent } from '../../../../platform/events/index.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'

/** The button 'Try again' of something that could not be handled. */
export const retryEventPage = page({
  at: import.meta,
  path: '/staff/system/retry',
  permission: 'system.read',
  audit: 'parked-event-retry',
  texts: {},
  form: { follower: textField({ max: 100 }), seq: textField({ max: 20 }) },
  async submit(ctx, _visit, { follower, seq }) {
    if (!/^\d{1,18}$/.test(seq)) throw new NotFound('parked event')
    await retryParkedEvent(ctx, { follower, seq: Number(seq) })
    return redirect('/staff/system?done=retried')
  },
})
