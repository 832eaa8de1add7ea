import { bookingToken, bookTime, findVenue } from '../../../../modules/bookings/index.ts'
import { looksLikeEmail, readOrganisation } from '../../../../modules/organisation/index.ts'
import { Invalid, Refused } from '../../../../platform/errors.ts'
import { isId, newId } from '../../../../platform/id.ts'
import { exactField, textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { say } from '../../../../platform/text.ts'
import { readWish, sayVenue, showTimes } from '../../../book/show-times.ts'
import { text } from '../text.ts'

/** A time that is really free, and who she is. Who was a moment too late keeps all she typed and sees the next free times. */
export const bookTimesPage = page({
  at: import.meta,
  path: '/book/times',
  public: true,
  texts: text,
  triesPerMinute: 20,
  form: {
    time: textField({ required: 'times.missing', max: 40 }),
    name: textField({ required: 'nameMissing', max: 100 }),
    email: textField({ max: 200 }),
    phone: textField({ max: 40 }),
    key: exactField({ max: 40 }),
  },
  async load(ctx, visit) {
    const wish = readWish(visit.query)
    const shown = await showTimes(ctx, wish, { from: visit.query.from ?? '' })
    const { council } = await readOrganisation(ctx)
    const venue = await findVenue(ctx, wish.venue)
    const { from: _from, ...kept } = visit.query
    const again = String(new URLSearchParams(kept))
    return {
      ...shown,
      place: venue && sayVenue(venue, { language: ctx.language, now: ctx.now() }).name,
      first: `/book/times?${again}`,
      phone: council.contact.phone,
      key: isId(visit.posted.key) ? visit.posted.key : newId(),
      back: `/book?${again}`,
    }
  },
  async submit(ctx, visit, { time, name, email, phone, key }) {
    const from = new Date(time)
    const wrong = (field: string, words: keyof typeof text) => new Invalid({ [field]: say(text[words], ctx.language) })
    if (Number.isNaN(from.getTime())) throw wrong('time', 'times.missing')
    if (!email && !phone) throw wrong('email', 'reachMissing')
    if (email && !looksLikeEmail(email)) throw wrong('email', 'emailWrong')
    const booking = {
      ...readWish(visit.query),
      from,
      name,
      email,
      phone,
      origin: visit.origin,
      ...(isId(key) && { key }),
    }
    const id = await bookTime(ctx, booking).catch(error => {
      throw error instanceof Refused && error.code === 'bookings.taken' ? wrong('time', 'times.taken') : error
    })
    return redirect(`/bookings/${await bookingToken(ctx, id)}?done=booked`)
  },
  example: ({ location }) => `/book/times?about=unknown&how=desk&at=${location}&needs=`,
})
