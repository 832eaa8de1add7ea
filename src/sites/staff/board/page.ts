import { type Catalogue, readCatalogue } from '../../../modules/catalogue/index.ts'
import { countWaitingDuty } from '../../../modules/duty/index.ts'
import { type Board, readBoard } from '../../../modules/interactions/index.ts'
import { type Organisation, readOrganisation } from '../../../modules/organisation/index.ts'
import { readDesksToday } from '../../../modules/reception/index.ts'
import { countTabs, listQueue } from '../../../modules/requests/index.ts'
import { sayDateAndTime, sayTime, sayTimeOfDay } from '../../../platform/dates/index.ts'
import { page } from '../../../platform/page/page.ts'
import { shortenWords } from '../../../platform/shorten-words.ts'
import { say } from '../../../platform/text.ts'
import { listColleagues } from '../colleagues.ts'
import { mayAssignRow } from '../queue/may-do-with-row.ts'
import { sayCount } from '../queue/page.ts'
import { staffOf } from '../site.ts'
import { text } from './text.ts'

const SHOWN = 10
const MINUTE = 60_000

/** The live board of a team leader: all of us together, never how long one person speaks with somebody. */
export const boardPage = page({
  at: import.meta,
  path: '/staff/board',
  permission: 'board.read',
  texts: text,
  async load(ctx) {
    const person = staffOf(ctx)
    const { teams } = person
    const now = ctx.now()
    const [organisation, catalogue, duty, board, tomorrow, late, thanks, colleagues, desks] = await Promise.all([
      readOrganisation(ctx),
      readCatalogue(ctx),
      countWaitingDuty(ctx),
      readBoard(ctx),
      teams.length > 0 ? listQueue(ctx, { tab: 'tomorrow', teams, limit: SHOWN }) : { rows: [] },
      teams.length > 0 ? countTabs(ctx, { teams }, ['overdue']) : { overdue: 0 },
      listQueue(ctx, { tab: 'team', teams: [], kind: 'compliment', limit: 5 }),
      listColleagues(ctx, teams),
      readDesksToday(ctx),
    ])
    return {
      ...totals(board),
      longest: board.waitingSince && minutesFrom(board.waitingSince, now),
      desks: {
        ...desks,
        longest: desks.longest && {
          place: say(organisation.locations.find(({ id }) => id === desks.longest!.location)?.name, 'en'),
          count: minutesFrom(desks.longest.since, now),
        },
      },
      waiting: board.waiting,
      callBacks: board.callBacks,
      lines: board.lines.map(line => ({
        ...line,
        name: nameOf(organisation, line.goldenNumber),
        hour: hourOf(line.hour),
      })),
      themes: byTheme(board, catalogue),
      waitingDuty: { count: duty.count, since: duty.oldest && sayTime(duty.oldest, { language: 'en' }) },
      tomorrow: tomorrow.rows.map(row => ({
        ...row,
        mayAssign: mayAssignRow(person, row),
        colleagues: [{ value: '', text: text.nobody.en }, { value: person.id, text: text.me.en }, ...colleagues],
        name: catalogue.names.get(row.service) ?? { en: row.service },
        due: row.nextDueAt && sayDateAndTime(row.nextDueAt, { language: 'en', now }),
      })),
      overdue: late.overdue > 0 && sayCount(late.overdue),
      // The first line is what she wrote; the answers to our questions come after it.
      thanks: thanks.rows.map(row => ({ ...row, words: shortenWords(row.details.split('\n')[0] ?? '') })),
    }
  },
})

const minutesFrom = (since: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - since.getTime()) / MINUTE))

const hourOf = (hour: number): string => sayTimeOfDay(hour * 60, 'en')

const nameOf = ({ goldenNumbers }: Organisation, id: string | null): string => {
  const line = goldenNumbers.find(each => each.id === id)
  return line ? say(line.name, 'en') : text.otherLine.en
}

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0)

const totals = ({ lines, matters }: Board) => ({
  abandoned: sum(lines.map(line => line.abandoned)),
  settled: sum(matters.map(each => each.settled)),
  ended: sum(matters.map(each => each.ended)),
})

/** A service counts to the first of its themes. */
function byTheme(
  { matters }: Board,
  { services, themes }: Catalogue,
): { name: string; ended: number; settled: number }[] {
  const rows = new Map<string, { name: string; ended: number; settled: number }>()
  for (const { service, ended, settled } of matters) {
    const id = services.get(service ?? '')?.themes[0] ?? ''
    const theme = themes.find(each => each.id === id)
    const row = rows.get(id) ?? { name: theme ? say(theme.name, 'en') : text.noTheme.en, ended: 0, settled: 0 }
    rows.set(id, { ...row, ended: row.ended + ended, settled: row.settled + settled })
  }
  return [...rows.values()].sort((a, b) => b.ended - a.ended)
}
