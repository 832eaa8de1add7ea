import { beginEnquiry, listEnquiries } from '../../../modules/customers/index.ts'
import { Invalid, NotFound } from '../../../platform/errors.ts'
import { textField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { atField } from '../at-field.ts'
import { text } from './text.ts'

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/** Enquiries into who looked at a record, and where one begins. */
export const enquiriesPage = page({
  at: import.meta,
  path: '/staff/enquiries',
  permission: 'customers.enquire',
  audit: 'enquiry-begin',
  texts: text,
  form: {
    record: textField({ required: 'recordMissing', max: 500 }),
    reason: textField({ required: 'reasonMissing', max: 2000 }),
  },
  async load(ctx, visit) {
    const { rows, next } = await listEnquiries(ctx, visit.query.after)
    return {
      // A link may name the record.
      record: visit.query.record,
      enquiries: rows,
      next: next && `/staff/enquiries?${new URLSearchParams({ after: next })}`,
    }
  },
  async submit(ctx, _, { record, reason }) {
    const customerId = ID.exec(record.toLowerCase())?.[0]
    if (!customerId) throw new Invalid({ record: text.recordUnknown.en })
    const begun = beginEnquiry(ctx, { customerId, reason }).catch(error => {
      throw error instanceof NotFound ? new Invalid({ record: text.recordUnknown.en }) : error
    })
    const id = await atField(begun, { 'customers.enquiry-runs': 'record', 'customers.reason-missing': 'reason' })
    return redirect(`/staff/enquiries/${id}`)
  },
  example: () => '/staff/enquiries',
})
