import { endEnquiry, readEnquiry } from '../../../../modules/customers/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { REASON_NAMES } from '../../customers/words.ts'
import { teamNames } from '../../names.ts'
import { text } from './text.ts'

/** One enquiry: who opened the record, by name, for whoever enquires; and its end. */
export const enquiryPage = page({
  at: import.meta,
  path: '/staff/enquiries/:enquiry',
  permission: 'customers.enquire',
  audit: 'enquiry-end',
  texts: text,
  form: { reason: textField({ required: 'reasonMissing', max: 2000 }) },
  async load(ctx, visit) {
    const { looks, ...enquiry } = await readEnquiry(ctx, visit.params.enquiry!)
    const organisation = await readOrganisation(ctx)
    return {
      back: '/staff/enquiries',
      enquiry,
      looks: looks.map(look => ({
        ...look,
        teams: teamNames(organisation, look.teams).join(', '),
        why: REASON_NAMES[look.reason],
      })),
    }
  },
  async submit(ctx, visit, { reason }) {
    await endEnquiry(ctx, { enquiryId: visit.params.enquiry!, reason })
    return redirect('/staff/enquiries?done=ended')
  },
  example: ({ enquiry }) => `/staff/enquiries/${enquiry}`,
})
