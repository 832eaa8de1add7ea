import { raiseAtDesk } from '../../../../../modules/tours/index.ts'
import { exactField, idField } from '../../../../../platform/page/fields.ts'
import { page, Raw } from '../../../../../platform/page/page.ts'

const LETTER_MAX = 200_000

/** The key of duty of care as a device sends it, and what was typed since. */
export const deskDutyPage = page({
  at: import.meta,
  path: '/staff/tour/desks/:id/duty',
  permission: 'tours.desk',
  audit: 'duty-raise',
  texts: {},
  form: {
    item: idField(),
    key: exactField({ max: 200 }),
    iv: exactField({ max: 50 }),
    data: exactField({ max: LETTER_MAX }),
  },
  async submit(ctx, visit, { item, ...sealed }) {
    const told = await raiseAtDesk(ctx, { deskId: visit.params.id!, item, sealed })
    return new Raw(JSON.stringify(told), { 'content-type': 'application/json', 'cache-control': 'no-store' })
  },
})
