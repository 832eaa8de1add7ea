import { type CustomerView, readCustomer, saveContactPoint } from '../../../../../../modules/customers/index.ts'
import { NotFound } from '../../../../../../platform/errors.ts'
import type { Visit } from '../../../../../../platform/page/page.ts'
import { atField } from '../../../../at-field.ts'
import { changePage } from '../../../change.ts'
import { doneAt } from '../../../opened.ts'
import { POINT_FIELDS, pointBoxes, pointForm, readPoint } from '../form.ts'
import { text } from './text.ts'

/** A way to reach her as it is now: what it was before ends and is kept. */
export const contactPointPage = changePage({
  at: import.meta,
  path: 'contact-points/:point',
  audit: 'customer-contact-point',
  texts: text,
  form: pointForm,
  boxes: (_, customer, visit) => {
    const point = pointIn(customer, visit)
    return pointBoxes(point.kind, point)
  },
  async submit(ctx, visit, values) {
    const { kind, id } = pointIn(await readCustomer(ctx, visit.params.customer!), visit)
    const input = { ...readPoint(visit.params.customer!, kind, values), replaces: id }
    await atField(saveContactPoint(ctx, input), POINT_FIELDS)
    return doneAt(visit, 'changed')
  },
  example: ({ customer, point }) => `/staff/customers/${customer}/contact-points/${point}`,
})

function pointIn(customer: CustomerView, visit: Visit) {
  const point = customer.ways.find(({ id }) => id === visit.params.point)
  if (!point) throw new NotFound('contact point')
  return point
}
