import { takeAtDesk } from '../../../../../modules/tours/index.ts'
import { exactField, idField, textField } from '../../../../../platform/page/fields.ts'
import { page, Raw } from '../../../../../platform/page/page.ts'

const LETTER_MAX = 400_000

/** Takes one thing that was asked without a network, and answers the device what became of it. */
export const deskRequestsPage = page({
  at: import.meta,
  path: '/staff/tour/desks/:id/requests',
  permission: 'tours.desk',
  audit: 'tour-desk-request',
  texts: {},
  form: {
    item: idField(),
    reference: textField({ max: 20 }),
    key: exactField({ max: 200 }),
    iv: exactField({ max: 50 }),
    data: exactField({ max: LETTER_MAX }),
  },
  async submit(ctx, visit, { item, reference, ...sealed }) {
    const became = await takeAtDesk(ctx, { deskId: visit.params.id!, item, reference, sealed })
    return new Raw(JSON.stringify(became), { 'content-type': 'application/json', 'cache-control': 'no-store' })
  },
})
