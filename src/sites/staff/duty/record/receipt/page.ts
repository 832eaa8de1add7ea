import { receiveDuty } from '../../../../../modules/duty/index.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { orBack } from '../../../desk/or-back.ts'
import { SIGNED_IN } from '../../../site.ts'
import { recordText } from '../text.ts'

/** 'I have it.' */
export const dutyReceiptPage = page({
  at: import.meta,
  path: '/staff/duty/:id/receipt',
  permission: SIGNED_IN,
  audit: 'duty-receipt',
  texts: recordText,
  submit: (ctx, visit) =>
    orBack(`/staff/duty/${visit.params.id}`, async () => {
      await receiveDuty(ctx, visit.params.id!)
      return redirect(`/staff/duty/${visit.params.id}?done=received`)
    }),
})
