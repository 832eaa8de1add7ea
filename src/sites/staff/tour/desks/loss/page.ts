import { loseDesk } from '../../../../../modules/tours/index.ts'
import { NotFound } from '../../../../../platform/errors.ts'
import { isId } from '../../../../../platform/id.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { text } from './text.ts'

/** A device is lost: what is on it can never be read again, by anybody. */
export const deskLossPage = page({
  at: import.meta,
  path: '/staff/tour/desks/:id/loss',
  permission: ['tours.desk', 'tours.change'],
  audit: 'tour-desk-loss',
  texts: text,
  async load(_ctx, visit) {
    if (!isId(visit.params.id)) throw new NotFound('desk')
    return { back: '/staff/tour' }
  },
  async submit(ctx, visit) {
    await loseDesk(ctx, visit.params.id!)
    return redirect('/staff/tour?done=lost')
  },
  example: ({ tourDesk }) => `/staff/tour/desks/${tourDesk}/loss`,
})
