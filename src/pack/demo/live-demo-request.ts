// What became of a demonstration's request between its opening and now.
import { getVersion, type Service } from '../../modules/catalogue/index.ts'
import { can } from '../../modules/organisation/index.ts'
import {
  assignRequest,
  closeRequest,
  confirmClosure,
  keepStep,
  pauseForCustomer,
  type RequestView,
  readRequest,
  writeUpdate,
} from '../../modules/requests/index.ts'
import type { StaffActor } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { say } from '../../platform/text.ts'
import { chance, pick } from './chance.ts'
import type { DemoOfPack, DemoRequest } from './demo-file.ts'

const DAY_MS = 86_400_000

/** `new`: nobody has looked. The others end where they say; most of what is a week old is done. */
type Fate = 'new' | 'assigned' | 'looked-at' | 'scheduled' | 'waiting' | 'refused' | 'done'

function fateOf({ text }: DemoRequest, ageDays: number): Fate {
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
  officer: StaffActor
  /** The context of the officer after this share (0 to 1) of the time since the opening. */
  at(share: number): Ctx
}

/** Lets the team's officer deal with it, as far as it got. Nothing happens where nobody of the team may. */
export async function liveDemoRequest(
  ctx: Ctx,
  demo: DemoOfPack,
  asked: DemoRequest,
  requestId: string,
  staff: StaffActor[],
): Promise<void> {
  const request = await readRequest(ctx, requestId)
  const team = staff.filter(person => person.teams.includes(request.teamId) && can(person, 'requests.close'))
  const officer = pick(team, asked.text, 'officer')
  const age = ctx.now().getTime() - request.openedAt.getTime()
  const fate = fateOf(asked, age / DAY_MS)
  if (!officer || fate === 'new') return
  const at = (share: number) =>
    withContext(ctx, { actor: officer, now: () => new Date(request.openedAt.getTime() + age * share) })
  const service = await getVersion(ctx, request.versionId)
  await goThrough({ ctx, demo, asked, request, service, officer, at }, fate)
}

async function goThrough(life: Life, fate: Fate): Promise<void> {
  const { asked, request, officer, at, demo } = life
  const requestId = request.id
  await assignRequest(at(0.2), { requestId, to: officer.id })
  if (fate === 'assigned') return
  const note = chance(asked.text, 'note') < 0.4 && pick(demo.words.notes, asked.text, 'note')
  if (note) await writeUpdate(at(0.3), { requestId, audience: 'staff', words: say(note, 'en') })
  const early = request.promises.slice(0, -1)
  for (const [index, { step }] of early.entries()) {
    if (index > 0 && fate === 'looked-at') break
    await keepStep(at(0.4 + index / 100), { requestId, step, scheduled: fate === 'scheduled' })
  }
  if (fate === 'waiting') await waitForCustomer(life)
  if (fate === 'done' || fate === 'refused') await end(life, fate)
}

async function waitForCustomer({ asked, request, at, demo }: Life): Promise<void> {
  const question = pick(demo.words.questions, asked.text, 'question')
  const canBeTold = request.participants.some(each => each.told)
  if (question && canBeTold)
    await pauseForCustomer(at(0.7), { requestId: request.id, question: say(question, asked.language) })
}

async function end(life: Life, wished: 'done' | 'refused'): Promise<void> {
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
  await confirm(life, outcome)
}

/** Half of those who can be told answer; a few find that it is not sorted. */
async function confirm({ asked, request, at, demo }: Life, outcome: 'done' | 'refused'): Promise<void> {
  const reporter = request.participants.find(participant => participant.told)
  const answers = chance(asked.text, 'confirms') < 0.5
  if (!reporter || !answers || outcome === 'refused') return
  const words = chance(asked.text, 'sorted') < 0.12 ? pick(demo.words.notSorted, asked.text, 'not sorted') : undefined
  await confirmClosure(withContext(at(0.8), { channel: 'web' }), {
    participantId: reporter.id,
    sorted: !words,
    words: words ? say(words, asked.language) : '',
  })
}
