import { checkInBooked, markDidNotCome } from '../../../../../modules/bookings/index.ts'
import { choiceField } from '../../../../../platform/page/fields.ts'
import { page, type Redirect, redirect } from '../../../../../platform/page/page.ts'
import { orBack } from '../../../desk/or-back.ts'

/** Who has booked is here, or did not come: buttons of the reception's page. */
export const bookedPage = page({
  at: import.meta,
  path: '/staff/reception/:location/bookings/:booking',
  permission: 'reception.work',
  audit: 'reception-booking',
  texts: {},
  form: { act: choiceField(['here', 'missed']) },
  submit(ctx, visit, { act }) {
    const back = `/staff/reception/${encodeURIComponent(visit.params.location!)}`
    const id = visit.params.booking!
    return orBack<Redirect>(back, async () => {
      if (act === 'here') return redirect(`${back}?ticket=${(await checkInBooked(ctx, id)) ?? ''}`)
      if (act === 'missed') await markDidNotCome(ctx, id)
      return redirect(back)
    })
  },
})
