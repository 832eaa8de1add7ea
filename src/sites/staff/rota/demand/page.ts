import { contactBlocks, readOrganisation } from '../../../../modules/organisation/index.ts'
import { addDays, type Range, readDemand, setPace, todayOf, WAYS_IN } from '../../../../modules/rota/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { sayTimeOfDay } from '../../../../platform/dates/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect, type Visit } from '../../../../platform/page/page.ts'
import { fill, translator } from '../../../../platform/text.ts'
import { atField } from '../../at-field.ts'
import { sayIso } from '../show-week.ts'
import { text } from './text.ts'

/** From so many days on what is typical leaves the odd days out (`typical` of rota). */
const ENOUGH_DAYS = 5

/** What typically comes in on a weekday, hour by hour, beside how many are planned then. Two queries with who is signed in. */
export const demandPage = page({
  at: import.meta,
  path: '/staff/rota/demand',
  permission: 'rota.change',
  audit: 'rota-pace',
  texts: text,
  form: { pace: textField({ required: 'paceMissing', max: 5 }) },
  async load(ctx, visit) {
    const day = await dayOf(ctx, visit)
    const { days, pace, hours } = await readDemand(ctx, day)
    const weekday = sayIso(ctx, day).split(' ')[0]!
    const t = translator(text, 'en')
    return {
      back: '/staff/rota',
      day: sayIso(ctx, day),
      here: `/staff/rota/demand?day=${day}`,
      days: (await openDays(ctx)).map(each => ({
        href: `/staff/rota/demand?day=${each}`,
        text: sayIso(ctx, each),
        active: each === day,
      })),
      counted: days ? t('counted', { count: days, weekday }) : t('countedNone', { weekday }),
      isTypical: days >= ENOUGH_DAYS,
      hours: hours.map(({ hour, ways, all, planned, enough }) => ({
        hour: `${sayTimeOfDay(hour * 60, 'en')} to ${sayTimeOfDay(hour * 60 + 60, 'en')}`,
        ways: WAYS_IN.map(way => ({ name: t(`way.${way}`), range: sayRange(ways[way]) })),
        all: sayRange(all),
        planned,
        is: enough.is,
        words: t(`is.${enough.is}`, { count: enough.missing }),
      })),
      pace: visit.posted.pace ?? pace,
    }
  },
  async submit(ctx, visit, { pace }) {
    if (!/^\d+$/.test(pace)) throw new Invalid({ pace: text.paceMissing.en })
    await atField(setPace(ctx, Number(pace)), { 'rota.pace-wrong': 'pace' })
    return redirect(`/staff/rota/demand?day=${await dayOf(ctx, visit)}&done=pace`)
  },
  example: () => '/staff/rota/demand',
})

const sayRange = ({ low, high }: Range): string => (low === high ? String(low) : fill(text.range.en, { low, high }))

/** How many days ahead one chooses from. */
const DAYS_AHEAD = 8

/** Today and the days to come on which we are open. */
async function openDays(ctx: Ctx): Promise<string[]> {
  const organisation = await readOrganisation(ctx)
  const days = Array.from({ length: DAYS_AHEAD }, (_, later) => addDays(todayOf(ctx), later))
  return days.filter(day => contactBlocks(organisation, Temporal.PlainDate.from(day)).length > 0)
}

/** The day asked for; else today or the next on which we are open. */
async function dayOf(ctx: Ctx, { query }: Visit): Promise<string> {
  try {
    return Temporal.PlainDate.from(query.day ?? '').toString()
  } catch {
    return (await openDays(ctx))[0] ?? todayOf(ctx)
  }
}
