import { takeCallEvent } from '../../modules/interactions/index.ts'
import { listAbsences, setAbsence } from '../../modules/knowledge/index.ts'
import { contactBlocks, readOrganisation, readSkills, setSkills } from '../../modules/organisation/index.ts'
import { addDays, mondayOf, planShifts, readWeek, todayOf } from '../../modules/rota/index.ts'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { WEEKDAYS } from '../../platform/working-time/index.ts'
import { chance, pick } from './chance.ts'
import type { DemoOfPack } from './demo-file.ts'

const ZONE = 'Europe/London'
/** Last week, so that it can be copied, this one, and two to come. */
const ROTA_WEEKS = [-1, 0, 1, 2]
/** Calls of so many weeks: enough that a weekday has a range. */
const CALL_WEEKS = 3

type Who = ReadonlyMap<string, string>

/** What colleagues can help with, who works when and who is away, where nothing was said of it. `who`: ids by email. */
export async function seedRota(outer: Ctx, { staff, rota, away }: DemoOfPack, who: Who): Promise<void> {
  const ctx = withContext(outer, { actor: system('demonstration') })
  const known = await readSkills(ctx)
  for (const { email, themes, ways } of staff)
    if (themes.length + ways.length > 0 && !known.has(who.get(email)!))
      await setSkills(ctx, who.get(email)!, [...themes, ...ways])
  await planWeeks(ctx, rota, who)
  const today = todayOf(ctx)
  for (const each of away) {
    const staffId = who.get(each.who)!
    if ((await listAbsences(ctx, [staffId])).length > 0) continue
    const from = addDays(today, each.inDays)
    await setAbsence(ctx, { staffId, from, until: addDays(from, each.days - 1), cover: who.get(each.cover)! })
  }
}

/** As a leader did it, on the Monday of last week. */
async function planWeeks(ctx: Ctx, rota: DemoOfPack['rota'], who: Who): Promise<void> {
  const first = addDays(mondayOf(todayOf(ctx)), -7)
  const then = new Date(Temporal.PlainDate.from(first).toZonedDateTime(ZONE).epochMilliseconds)
  const before = withContext(ctx, { now: () => then })
  const begun = new Set<string>()
  for (const team of new Set(rota.map(each => each.team)))
    if ((await readWeek(ctx, { team, week: first })).changes.length > 0) begun.add(team)
  for (const { who: email, team, days, from, until, channel, location } of rota) {
    if (begun.has(team)) continue
    const dates = ROTA_WEEKS.flatMap(week => days.map(day => addDays(first, 7 * (week + 1) + WEEKDAYS.indexOf(day))))
    await planShifts(before, {
      ...{ team, staff: [who.get(email)!], days: dates, from: from * 60, to: until * 60 },
      ...{ channel: channel ?? null, location: location ?? null },
    })
  }
}

/** Calls of past weeks, so that the rota has something to stand beside: more in the morning than later. */
export async function seedPastCalls(ctx: Ctx, { callsAnHour }: DemoOfPack): Promise<void> {
  if (callsAnHour === 0) return
  const organisation = await readOrganisation(ctx)
  const as = withContext(ctx, { actor: system('telephony') })
  for (let before = 1; before <= 7 * CALL_WEEKS; before++) {
    const day = addDays(todayOf(ctx), -before)
    const date = Temporal.PlainDate.from(day)
    const midnight = date.toZonedDateTime(ZONE).epochMilliseconds
    for (const { from, to } of contactBlocks(organisation, date))
      for (let minute = from, number = 0; ; number++) {
        const share = minute < 720 ? 1.5 : 0.7
        minute += (120 / (callsAnHour * share)) * chance(day, 'calls', number)
        if (minute >= to) break
        const line = pick(organisation.goldenNumbers, day, 'line', number)
        const id = `demonstration-${day}-${from}-${number}`
        const at = new Date(midnight + Math.floor(minute) * 60_000).toISOString()
        await takeCallEvent(
          as,
          JSON.stringify({ id, call: id, type: 'ended', at, dialled: line?.number ?? '0', caller: null }),
        )
      }
  }
}
