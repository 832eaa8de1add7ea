import { listAbsences } from '../../../modules/knowledge/index.ts'
import { listMembers, type Organisation, readOrganisation } from '../../../modules/organisation/index.ts'
import {
  addDays,
  copyWeek,
  daysOfWeek,
  mayPlan,
  mayReadRota,
  mondayOf,
  planShifts,
  readWeek,
  removeShifts,
  SHIFT_CHANNELS,
  setSwapRule,
  swapNeedsLeader,
  todayOf,
} from '../../../modules/rota/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { Invalid, NotFound, Refused } from '../../../platform/errors.ts'
import { choiceField, listField, textField, tickField } from '../../../platform/page/fields.ts'
import { page, redirect, type Visit } from '../../../platform/page/page.ts'
import { fill, say } from '../../../platform/text.ts'
import { atField } from '../at-field.ts'
import { readTime } from '../moment.ts'
import { staffOf } from '../site.ts'
import { sayIso, showChange, showWeek } from './show-week.ts'
import { text } from './text.ts'

const MOST_CHANGES = 20

const BOXES = {
  'rota.nobody': 'staff',
  'rota.not-in-team': 'staff',
  'rota.left-by-then': 'staff',
  'rota.no-day': 'days',
  'rota.past': 'days',
  'rota.ends-before-it-starts': 'until',
  'rota.over': 'until',
}

/** Who of a team works when, a week at a time; whoever leads it plans it here. */
export const rotaPage = page({
  at: import.meta,
  path: '/staff/rota',
  permission: 'rota.read',
  audit: 'rota',
  texts: text,
  form: {
    act: choiceField(['plan', 'copy', 'off', 'swaps']),
    needsLeader: tickField(),
    staff: listField({ max: 200 }),
    days: listField({ max: 7 }),
    from: textField({ max: 20 }),
    until: textField({ max: 20 }),
    channel: choiceField(SHIFT_CHANNELS),
    location: textField({ max: 60 }),
    shifts: listField({ max: 500 }),
  },
  async load(ctx, visit) {
    const organisation = await readOrganisation(ctx)
    const team = teamOf(ctx, visit, organisation)
    if (!team) return { teams: [] }
    const monday = weekOf(ctx, visit)
    const { shifts, changes } = await readWeek(ctx, { team, week: monday })
    const members = await listMembers(ctx, team)
    const isOver = addDays(monday, 6) < todayOf(ctx)
    return {
      heading: fill(text.titleOf.en, { team: say(organisation.teams.get(team)!.name, 'en') }),
      here: addressOf(team, monday),
      teams: teamsFor(ctx, organisation).map(({ id, name }) => ({
        value: id,
        text: say(name, 'en'),
        selected: id === team,
      })),
      monday,
      week: fill(text.week.en, { from: sayIso(ctx, monday), until: sayIso(ctx, addDays(monday, 6)) }),
      links: [
        { href: addressOf(team, addDays(monday, -7)), text: text.before.en },
        ...(mondayOf(todayOf(ctx)) === monday ? [] : [{ href: addressOf(team), text: text.thisWeek.en }]),
        { href: addressOf(team, addDays(monday, 7)), text: text.after.en },
      ],
      ...showWeek(ctx, { monday, shifts, members, absences: await listAbsences(ctx), organisation }),
      planned: shifts.length,
      canTakeOff: mayPlan(ctx, team) && shifts.some(({ day }) => day >= todayOf(ctx)),
      changes: changes.slice(0, MOST_CHANGES).map(change => showChange(ctx, change)),
      isOver,
      mayPlan: mayPlan(ctx, team),
      swapsNeedLeader: mayPlan(ctx, team) && (await swapNeedsLeader(ctx, team)),
      form: visit.posted,
      choices: {
        staff: members.map(({ id, name }) => ({ value: id, text: name })),
        days: daysOfWeek(monday)
          .filter(day => day >= todayOf(ctx))
          .map(day => ({ value: day, text: sayIso(ctx, day) })),
        channels: [
          { value: '', text: text.channelAny.en },
          ...SHIFT_CHANNELS.map(value => ({ value, text: text[`channel.${value}`].en })),
        ],
        locations: [
          { value: '', text: text.locationUsual.en },
          ...organisation.locations.map(({ id, name }) => ({ value: id, text: say(name, 'en') })),
        ],
      },
    }
  },
  async submit(ctx, visit, { act, shifts, staff, days, from, until, channel, location, needsLeader }) {
    const organisation = await readOrganisation(ctx)
    const team = teamOf(ctx, visit, organisation)
    if (!team) throw new NotFound('rota')
    const week = weekOf(ctx, visit)
    const home = addressOf(team, week)
    if (act === 'swaps') {
      await setSwapRule(ctx, { team, needsLeader })
      return redirect(`${home}&done=swaps`)
    }
    if (act === 'copy') {
      await copyWeek(ctx, { team, week })
      return redirect(`${home}&done=copied`)
    }
    if (act === 'off') {
      if (shifts.length === 0) throw new Invalid({ shifts: text.tickSomething.en })
      await removeShifts(ctx, shifts)
      return redirect(`${home}&done=off`)
    }
    const times = timesOf(from, until)
    const known = organisation.locations.find(({ id }) => id === location)
    const within = daysOfWeek(week).filter(day => days.includes(day))
    const planning = planShifts(ctx, {
      ...{ team, staff, days: within, ...times },
      ...{ channel: channel || null, location: known?.id ?? null },
    })
    await atField(planning.catch(sayClash(ctx)), BOXES)
    return redirect(`${home}&done=planned`)
  },
  example: () => '/staff/rota',
})

/** Of whose rota the reader may see anything: her own teams first. */
function teamsFor(ctx: Ctx, { teams }: Organisation) {
  const own = staffOf(ctx).teams
  const all = [...teams.values()].filter(({ id }) => mayReadRota(ctx, id))
  return all.toSorted((a, b) => Number(own.includes(b.id)) - Number(own.includes(a.id)))
}

/** The team asked for, else the reader's first; undefined: there is none. Throws NotFound for one she may not see. */
function teamOf(ctx: Ctx, { query }: Visit, organisation: Organisation): string | undefined {
  const teams = teamsFor(ctx, organisation)
  if (!query.team) return teams[0]?.id
  if (!teams.some(({ id }) => id === query.team)) throw new NotFound('rota')
  return query.team
}

/** The Monday asked for; this week's for anything that is no date. */
function weekOf(ctx: Ctx, { query }: Visit): string {
  try {
    return mondayOf(Temporal.PlainDate.from(query.week ?? '').toString())
  } catch {
    return mondayOf(todayOf(ctx))
  }
}

const addressOf = (team: string, week?: string): string =>
  `/staff/rota?team=${encodeURIComponent(team)}${week ? `&week=${week}` : ''}`

/** Minutes since midnight of both boxes. Throws Invalid with everything that has to be mended. */
function timesOf(from: string, until: string): { from: number; to: number } {
  const read = (typed: string) => {
    const time = readTime(typed)
    return time && time.hour * 60 + time.minute
  }
  const [start, end] = [read(from), read(until)]
  const why = (typed: string) => (typed ? text.timeWrong.en : text.timeMissing.en)
  const errors = { ...(start === null && { from: why(from) }), ...(end === null && { until: why(until) }) }
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
  return { from: start!, to: end! || 1440 }
}

const sayClash =
  (ctx: Ctx) =>
  (error: unknown): never => {
    if (!(error instanceof Refused) || error.code !== 'rota.planned-already') throw error
    const { name, day } = error.params
    throw new Invalid({ staff: fill(text.plannedAlready.en, { name: name!, day: sayIso(ctx, String(day)) }) })
  }
