import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { cancelStop, listStops } from '../../../../modules/tours/index.ts'
import { sayDateAndTime } from '../../../../platform/dates/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { say } from '../../../../platform/text.ts'
import { text } from './text.ts'

/** We do not come after all: why is said to everybody. */
export const cancelStopPage = page({
  at: import.meta,
  path: '/staff/tour/:id/cancelling',
  permission: 'tours.change',
  audit: 'tour-cancelling',
  texts: text,
  form: { because: textField({ required: 'missing', max: 200 }), becauseWelsh: textField({ max: 200 }) },
  async load(ctx, visit) {
    const stop = (await listStops(ctx)).find(each => each.id === visit.params.id)
    if (!stop || stop.cancelledBecause) throw new NotFound('stop')
    const when = sayDateAndTime(stop.startsAt, { language: 'en', now: ctx.now() })
    const { council } = await readOrganisation(ctx)
    return { back: '/staff/tour', village: say(stop.village, 'en'), when, welsh: council.languages.includes('cy') }
  },
  async submit(ctx, visit, { because, becauseWelsh }) {
    await cancelStop(ctx, visit.params.id!, { en: because, ...(becauseWelsh && { cy: becauseWelsh }) })
    return redirect('/staff/tour?done=cancelled')
  },
  example: ({ stop }) => `/staff/tour/${stop}/cancelling`,
})
