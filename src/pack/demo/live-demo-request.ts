// What became of a demonstration's request between its opening and now.
import { getVersion, type Service } from '../../modules/catalogue/index.ts'
import { can, getCalendar, type Organisation, readOrganisation } from '../../modules/organisation/index.ts'
import {
  assignRequest,
  closeRequest,
  confirmClosure,
  keepStep,
  moveRequest,
  pauseForCustomer,
  type RequestView,
  readRequest,
  writeUpdate,
} from '../../modules/requests/index.ts'
import type { StaffActor } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { say } from '../../platform/text.ts'
import { addWorkingTime, type Calendar, workingTimeBetween } from '../../platform/working-time/index.ts'
import { chance, pick } from './chance.ts'
import type { DemoOfPack, DemoRequest, Fate } from './demo-file.ts'

const DAY_MS = 86_400_000
const HANDED_AFTER_MS = 10 * 60_000

/** Where it is not said: most of what is a week old is done. */
function fateOf({ text, fate }: DemoRequest, ageDays: number): Fate {
  if (fate) return fate
  const rolled = chance(text, 'fate')
  if (ageDays < 1) return rolled < 0.8 ? 'new' : 'assigned'
  if (ageDays < 4) return rolled < 0.3 ? 'new' : rolled < 0.5 ? 'assigned' : rolled < 0.75 ? 'looked-at' : 'done'
  if (rolled < 0.03) return 'new'
  if (rolled < 0.08) return 'assigned'
  if (rolled < 0.24) return 'scheduled'
  if (rolled < 0.3) return 'waiting'
  return rolled < 0.4 ? 'refused' : 'done'
}

interface Life {
  ctx: Ctx
  demo: DemoOfPack
  asked: DemoRequest
  request: RequestView
  service: Service
  /** Who has it in hand. */
  officer: StaffActor
  /** The context of somebody after this share (0 to 1) of the team's working time since it has the request. */
  at(share: number, actor?: StaffActor): Ctx
}

/** Lets the team deal with it, as far as it got. Nothing happens where nobody of the team may. */
export async function liveDemoRequest(
  ctx: Ctx,
  demo: DemoOfPack,
  asked: DemoRequest,
  requestId: string,
  staff: StaffActor[],
): Promise<void> {
  const opened = await readRequest(ctx, requestId)
  const organisation = await readOrganisation(ctx)
  const handed = await handOver(ctx, organisation, asked, opened, staff)
  if (!handed) return
  const { request, since } = handed
  const fate = fateOf(asked, (ctx.now().getTime() - opened.openedAt.getTime()) / DAY_MS)
  const officer = chooseOfficer(asked, request, staff)
  const calendar = calendarOf(organisation, request.teamId)
  const worked = workingTimeBetween(calendar, since, ctx.now().toTemporalInstant())
  if (!officer || fate === 'new' || worked <= 0) return
  const at = (share: number, actor = officer) => {
    const then = new Date(addWorkingTime(calendar, since, Math.floor(worked * share)).epochMilliseconds)
    return withContext(ctx, { actor, now: () => then })
  }
  const service = await getVersion(ctx, request.versionId)
  await assignRequest(at(0.2, giverOf(request, officer, staff)), { requestId, to: officer.id })
  await goThrough({ ctx, demo, asked, request, service, officer, at }, fate)
}

/**
 * The team it went to first hands it on within minutes of its working time. Answers since when the team has it; null where
 * nobody was there yet to hand it on.
 */
async function handOver(
  ctx: Ctx,
  organisation: Organisation,
  asked: DemoRequest,
  request: RequestView,
  staff: StaffActor[],
): Promise<{ request: RequestView; since: Temporal.Instant } | null> {
  const opened = request.openedAt.toTemporalInstant()
  const actor = staff.find(person => person.teams.includes(request.teamId) && can(person, 'requests.update'))
  if (!asked.team || asked.team === request.teamId || !actor) return { request, since: opened }
  const since = addWorkingTime(calendarOf(organisation, request.teamId), opened, HANDED_AFTER_MS)
  if (since.epochMilliseconds > ctx.now().getTime()) return null
  const then = withContext(ctx, { actor, now: () => new Date(since.epochMilliseconds) })
  await moveRequest(then, { requestId: request.id, team: asked.team, note: '' })
  return { request: await readRequest(ctx, request.id), since }
}

const calendarOf = (organisation: Organisation, teamId: string): Calendar =>
  getCalendar(organisation, organisation.teams.get(teamId)?.calendar ?? organisation.council.contactHours)

function chooseOfficer(asked: DemoRequest, request: RequestView, staff: StaffActor[]): StaffActor | undefined {
  const named = staff.find(person => person.email === asked.with)
  const team = staff.filter(person => person.teams.includes(request.teamId) && can(person, 'requests.close'))
  return named ?? pick(team, asked.text, 'officer')
}

/** Who may gives it to herself; to an adviser, or to somebody of another team, it is given by the team that has it. */
function giverOf(request: RequestView, officer: StaffActor, staff: StaffActor[]): StaffActor {
  if (can(officer, 'requests.assign') && officer.teams.includes(request.teamId)) return officer
  return staff.find(person => person.teams.includes(request.teamId) && can(person, 'requests.assign')) ?? officer
}

async function goThrough(life: Life, fate: Fate): Promise<void> {
  const { asked, request, at, demo } = life
  const requestId = request.id
  if (fate === 'assigned') return
  const note = chance(asked.text, 'note') < 0.4 && pick(demo.words.notes, asked.text, 'note')
  if (note) await writeUpdate(at(0.3), { requestId, audience: 'staff', words: say(note, 'en') })
  const early = request.promises.slice(0, -1)
  for (const [index, { step }] of early.entries()) {
    if (index > 0 && fate === 'looked-at') break
    await keepStep(at(0.4 + index / 100), { requestId, step, scheduled: fate === 'scheduled' })
  }
  if (fate === 'waiting') await waitForCustomer(life)
  if (fate === 'done' || fate === 'refused' || fate === 'not-sorted') await end(life, fate)
}

async function waitForCustomer({ asked, request, at, demo }: Life): Promise<void> {
  const question = pick(demo.words.questions, asked.text, 'question')
  const canBeTold = request.participants.some(each => each.told)
  if (question && canBeTold)
    await pauseForCustomer(at(0.7), { requestId: request.id, question: say(question, asked.language) })
}

async function end(life: Life, wished: 'done' | 'refused' | 'not-sorted'): Promise<void> {
  const { asked, request, at, service } = life
  const outcome = wished === 'refused' && service.challenge && service.outcomes.refused.length > 0 ? 'refused' : 'done'
  const words = pick(service.outcomes[outcome], asked.text, 'outcome')
  if (!words) return
  await closeRequest(at(0.6), {
    requestId: request.id,
    outcome,
    words: say(words, asked.language),
    ...(outcome === 'refused' && { challenge: say(service.challenge, asked.language) }),
  })
  if (outcome === 'done') await confirm(life, wished === 'not-sorted')
}

/** Half of those who can be told answer; a few find that it is not sorted. */
async function confirm({ asked, request, at, demo }: Life, isBack: boolean): Promise<void> {
  const reporter = request.participants.find(participant => participant.told)
  const answers = isBack || chance(asked.text, 'confirms') < 0.5
  if (!reporter || !answers) return
  const said = asked.notSorted ? { en: asked.notSorted } : pick(demo.words.notSorted, asked.text, 'not sorted')
  const words = isBack || chance(asked.text, 'sorted') < 0.12 ? said : undefined
  await confirmClosure(withContext(at(0.8), { channel: 'web' }), {
    participantId: reporter.id,
    sorted: !words,
    words: words ? say(words, asked.language) : '',
  })
}
