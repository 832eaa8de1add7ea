import { changeNotice, listOpenNotices, mayPublish, type Notice } from '../../../../modules/notices/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { atField } from '../../at-field.ts'
import { formTexts } from '../form-text.ts'
import { isBilingual, noticeFields, readNotice } from '../notice-form.ts'
import { text } from './text.ts'

const ZONE = 'Europe/London'

/** Other words for a notice that stands, or another end. */
export const changeNoticePage = page({
  at: import.meta,
  path: '/staff/notices/:id/change',
  permission: ['notices.publish', 'notices.publish-own'],
  audit: 'notice-change',
  texts: { ...formTexts, ...text },
  form: { ...noticeFields, seen: textField({ max: 40 }) },
  async load(ctx, visit) {
    const notice = (await listOpenNotices(ctx)).find(each => each.id === visit.params.id)
    if (!notice || !(await mayPublish(ctx, notice.services))) throw new NotFound('notice')
    const seen = notice.changedAt?.toISOString() ?? ''
    return {
      ...{
        back: '/staff/notices',
        notice,
        welsh: await isBilingual(ctx),
        form: { ...typedOf(notice), ...visit.posted },
      },
      // Sent again, it is a change of what she has read by then.
      ...{ seen, isChanged: visit.posted.seen !== undefined && visit.posted.seen !== seen },
    }
  },
  async submit(ctx, visit, { seen, ...typed }) {
    const changedAt = seen ? new Date(seen) : null
    const change = { id: visit.params.id!, ...(await readNotice(ctx, typed)), changedAt }
    await atField(changeNotice(ctx, change), {
      'notices.ends-before-it-starts': 'until',
      'notices.ends-before-now': 'until',
      'notices.changed-meanwhile': 'title',
    })
    return redirect('/staff/notices?done=changed')
  },
  example: fixtures => `/staff/notices/${fixtures.notice}/change`,
})

/** A notice as it stands in the boxes. */
function typedOf({ title, words, endsAt }: Notice) {
  return {
    title: title.en,
    words: words.en,
    titleWelsh: title.cy,
    wordsWelsh: words.cy,
    ...(endsAt && untilOf(endsAt)),
  }
}

/** A midnight is the end of the day before it. */
function untilOf(endsAt: Date) {
  const at = endsAt.toTemporalInstant().toZonedDateTimeISO(ZONE)
  const isMidnight = at.hour === 0 && at.minute === 0
  const day = isMidnight ? at.subtract({ days: 1 }) : at
  const fields = { 'until-day': String(day.day), 'until-month': String(day.month), 'until-year': String(day.year) }
  return { ...fields, untilTime: isMidnight ? '' : at.toPlainTime().toString({ smallestUnit: 'minute' }) }
}
