import { can, readOrganisation } from '../../../modules/organisation/index.ts'
import { addStop, listOpenDesks, listStops } from '../../../modules/tours/index.ts'
import { sayDateAndTime, sayDay, sayTimes } from '../../../platform/dates/index.ts'
import { Invalid, NotFound } from '../../../platform/errors.ts'
import { dateField, textField, tickField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { atField } from '../at-field.ts'
import { momentOf, readTime } from '../moment.ts'
import { staffOf } from '../site.ts'
import { isHere } from './desks-here.ts'
import { text } from './text.ts'

/** The tour of villages: what is to come, and a form to add to it. */
export const tourPage = page({
  at: import.meta,
  path: '/staff/tour',
  permission: 'tours.read',
  audit: 'tour-stop',
  texts: text,
  form: {
    village: textField({ required: 'villageMissing', max: 100 }),
    villageWelsh: textField({ max: 100 }),
    place: textField({ required: 'placeMissing', max: 200 }),
    placeWelsh: textField({ max: 200 }),
    note: textField({ max: 500 }),
    noteWelsh: textField({ max: 500 }),
    postcode: textField({ required: 'postcodeMissing', max: 20 }),
    day: dateField({ required: 'dayMissing', wrong: 'dayWrong' }),
    stepFree: tickField(),
    from: textField({ required: 'timeMissing', max: 20 }),
    until: textField({ required: 'timeMissing', max: 20 }),
  },
  async load(ctx, visit) {
    const saying = { language: 'en', now: ctx.now() } as const
    const { council } = await readOrganisation(ctx)
    const [stops, desks] = await Promise.all([listStops(ctx), listOpenDesks(ctx)])
    const own = staffOf(ctx).id
    return {
      desks: desks.map(desk => ({
        id: desk.id,
        isOwn: desk.openedBy === own,
        isHere: desk.openedBy === own && isHere(visit, desk.id),
        name: desk.openedByName,
        village: say(desk.village, 'en'),
        opened: sayDateAndTime(desk.openedAt, saying),
        until: sayDateAndTime(desk.expiresAt, saying),
        arrived: desk.arrived,
      })),
      stops: stops.map(stop => ({
        ...stop,
        day: sayDay(stop.startsAt, saying),
        times: sayTimes(stop.startsAt, stop.endsAt, saying),
        because: stop.cancelledBecause && say(stop.cancelledBecause, 'en'),
      })),
      mayChange: can(ctx.actor, 'tours.change'),
      mayReceive: can(ctx.actor, 'reception.work'),
      mayTakeDesk: can(ctx.actor, 'tours.desk'),
      welsh: council.languages.includes('cy'),
      form: visit.posted,
    }
  },
  async submit(ctx, _visit, { day, from, until, postcode, stepFree, ...words }) {
    if (!can(ctx.actor, 'tours.change')) throw new NotFound('tour')
    const adding = addStop(ctx, {
      village: inBoth(words.village, words.villageWelsh),
      place: inBoth(words.place, words.placeWelsh),
      note: words.note ? inBoth(words.note, words.noteWelsh) : null,
      postcode,
      stepFree,
      startsAt: momentOf(day, timeOf('from', from)),
      endsAt: momentOf(day, timeOf('until', until)),
    })
    await atField(adding, {
      'tours.past': 'day',
      'tours.ends-': 'until',
      'tours.too-long': 'until',
      'tours.not-ours': 'postcode',
    })
    return redirect('/staff/tour?done=added')
  },
  example: () => '/staff/tour',
})

const inBoth = (en: string, cy: string) => ({ en, ...(cy && { cy }) })

function timeOf(box: string, typed: string) {
  const time = readTime(typed)
  if (!time) throw new Invalid({ [box]: text.timeWrong.en })
  return time
}
