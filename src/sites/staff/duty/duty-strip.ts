import { listEmergencies, listWaitingDuty, readDuty } from '../../../modules/duty/index.ts'
import { can, type Organisation, readOrganisation } from '../../../modules/organisation/index.ts'
import type { StaffActor } from '../../../platform/actor.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayTime } from '../../../platform/dates/index.ts'
import { say } from '../../../platform/text.ts'

/** How often a page asks anew, in seconds: whoever may be rung at, or waits for an answer, learns of it at once. */
const SOON = 3
const AT_DESK = 10

export interface DutyStrip {
  /** Rung at this person, and not received by anybody. */
  rings: { id: string; since: string; again: boolean }[]
  /** Raised by this person, and not received by anybody. */
  unanswered: { id: string; since: string; rings: number }[]
  emergencies: { id: string; line: string | null; title: string; words: string; priorities: string; until: string }[]
  /** 0: the page does not ask. */
  every: number
}

/** What stands above every staff page. All of it is held in memory: while nothing waits for this person it asks the database nothing. */
export async function dutyStrip(ctx: Ctx, person: StaffActor): Promise<DutyStrip> {
  const [waiting, emergencies, organisation, { kinds }] = await Promise.all([
    listWaitingDuty(ctx),
    listEmergencies(ctx),
    readOrganisation(ctx),
    readDuty(ctx),
  ])
  const told = toldTeams(
    organisation,
    kinds.map(kind => kind.team),
  )
  const mayBeRung = can(person, 'duty.read-any') || person.teams.some(team => told.has(team))
  const soon = mayBeRung || waiting.length > 0
  return {
    rings: waiting
      .filter(each => each.mayReceive)
      .map(({ id, raisedAt, rings }) => ({ id, since: sayTime(raisedAt, { language: 'en' }), again: rings > 1 })),
    unanswered: waiting
      .filter(each => each.isMine && !each.mayReceive)
      .map(({ id, raisedAt, rings }) => ({ id, since: sayTime(raisedAt, { language: 'en' }), rings })),
    emergencies: emergencies.map(({ id, goldenNumber, title, words, priorities, endsAt }) => ({
      id,
      line: lineName(organisation, goldenNumber),
      title,
      words,
      priorities,
      until: sayTime(endsAt, { language: 'en' }),
    })),
    every: soon ? SOON : can(person, 'interactions.answer-calls') ? AT_DESK : 0,
  }
}

export function lineName({ goldenNumbers }: Organisation, id: string | null): string | null {
  const line = goldenNumbers.find(each => each.id === id)
  return line ? `${say(line.name, 'en')}, ${line.number}` : null
}

/** The teams of these, and all who cover for them. */
function toldTeams({ teams }: Organisation, ids: string[]): Set<string> {
  const told = new Set<string>()
  for (const first of ids)
    for (let id: string | undefined = first; id && !told.has(id); id = teams.get(id)?.cover) told.add(id)
  return told
}
