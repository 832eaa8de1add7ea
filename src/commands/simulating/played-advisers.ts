import { setTimeout as pause } from 'node:timers/promises'
import {
  acceptHandover,
  endConversation,
  findConversationInHand,
  finishHandover,
  giveBackHandover,
  isFree,
  listPresence,
  listTabs,
  listWork,
  noteSignOfLife,
  noteTry,
  offerHandover,
  readConversation,
  readHandover,
  saveWords,
  setPresence,
  takeWork,
  wrapUp,
} from '../../modules/interactions/index.ts'
import {
  findStaffByEmail,
  getStaff,
  inviteStaff,
  permissionsOf,
  readOrganisation,
} from '../../modules/organisation/index.ts'
import type { StaffActor } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'

// Seconds.
const LOOK_EVERY = 2.5
const SIGN_OF_LIFE = 60
/** Her phone has not rung since she took the call: the caller has gone, and nobody said so. */
const NOBODY_THERE = 60
const NOTES = 3
/** Until somebody who is rung back lifts the receiver. */
const RINGS = 5

/** How fast colleagues live, in seconds of their own. */
interface Pace {
  wait(seconds: number): Promise<unknown>
  since(moment: number): number
  talks(): Promise<unknown>
}

interface Play {
  count: number
  /** How long they speak with whom they ring back, on average. */
  talk: number
  chance(): number
  /** How long a second of theirs lasts, in milliseconds. */
  second: number
  /** Which share of their conversations they hand over to a colleague, with the call. */
  handedOver: number
}

export interface PlayedAdvisers {
  /** Places that were rung back. */
  rungBack(): number
  stop(): Promise<void>
}

/** Colleagues who take what waits in the lines, first what should be; they are staff of the demonstration, and away afterwards. */
export async function playAdvisers(
  ctx: Ctx,
  { count, talk, chance, second, handedOver }: Play,
): Promise<PlayedAdvisers> {
  const { team } = (await readOrganisation(ctx)).council.fallback
  const actors: StaffActor[] = []
  for (let number = 1; number <= count; number++) actors.push(await addColleague(ctx, number, team))
  const over = new AbortController()
  let rungBack = 0
  const pace: Pace = {
    wait: seconds => pause(seconds * second),
    since: moment => (Date.now() - moment) / second,
    // Where the simulation is over, she says goodbye.
    talks: () =>
      pause(Math.max(5, -Math.log(1 - chance()) * talk) * second, undefined, { signal: over.signal }).catch(() => {}),
  }
  // Each conversation is handed over once, or not at all.
  const decided = new Set<string>()
  const isHandedOver = (id: string) => !decided.has(id) && !!decided.add(id) && chance() < handedOver
  const working = actors.map(async (actor, number) => {
    const own = withContext(ctx, { actor, channel: 'phone' })
    await finishAll(own)
    await setPresence(own, 'available')
    let seen = Date.now()
    await pace.wait((LOOK_EVERY * number) / count)
    while (!over.signal.aborted) {
      if (pace.since(seen) > SIGN_OF_LIFE) {
        await noteSignOfLife(own)
        seen = Date.now()
      }
      // The database may be busy or away for a moment: she looks again.
      if (await takeOne(own, pace).catch(tellOf)) rungBack++
      await handOver(own, { team, isHandedOver }).catch(tellOf)
      await pace.wait(LOOK_EVERY)
    }
  })
  return {
    rungBack: () => rungBack,
    async stop() {
      over.abort()
      await Promise.all(working)
      const all = actors.map(actor => withContext(ctx, { actor, channel: 'phone' }))
      // First what is with another colleague comes back: who offered it cannot wrap up before.
      for (const own of all) await giveAllBack(own)
      for (const own of all) {
        await finishAll(own)
        await setPresence(own, 'away')
      }
    },
  }
}

function tellOf(error: Error): false {
  // What she had in hand went on to a colleague in this moment.
  if (!(error instanceof NotFound)) process.stderr.write(`A colleague was held up: ${error.message}\n`)
  return false
}

const PLAYED_NAME = 'Played colleague'

async function addColleague(ctx: Ctx, number: number, team: string): Promise<StaffActor> {
  const email = `played-${number}@demo.example`
  const person = { email, name: `${PLAYED_NAME} ${number} (demo)`, roles: ['adviser' as const], teams: [team] }
  const { id } = (await findStaffByEmail(ctx, email)) ?? (await getStaff(ctx, await inviteStaff(ctx, person)))
  return { kind: 'staff', id, ...person, permissions: permissionsOf(person.roles) }
}

/** Wraps up what is over, then takes the first call or place that no colleague was quicker with. True: somebody was rung back. */
async function takeOne(ctx: Ctx, pace: Pace): Promise<boolean> {
  if (!(await hasFreeHands(ctx, pace))) return false
  // Somebody is on the line with who hands it over.
  const work = (await listWork(ctx)).toSorted((a, b) => Number(b.kind === 'handover') - Number(a.kind === 'handover'))
  for (const next of work) {
    if (next.isHeld || !TAKEN.has(next.kind)) continue
    try {
      if (next.kind === 'handover') return await join(ctx, next.id, pace)
      const taken = await takeWork(ctx, next)
      return next.kind === 'kept-place' && (await ringBack(ctx, taken.id, pace))
    } catch (error) {
      if (!(error instanceof Refused || error instanceof NotFound)) throw error
    }
  }
  return false
}

async function giveAllBack(ctx: Ctx): Promise<void> {
  for (const { kind, id } of await listWork(ctx)) {
    if (kind === 'handover') await giveBackHandover(ctx, { id, word: 'The simulation is over' })
    if (kind === 'mine') await finishHandover(ctx, { id, word: 'A played call' })
  }
}

/** What a played colleague takes. */
const TAKEN: ReadonlySet<string> = new Set(['call', 'kept-place', 'handover'])

/** She takes what is handed to her: her phone rings, and until she is on the call or it is off she begins nothing else. */
async function join(ctx: Ctx, id: string, pace: Pace): Promise<false> {
  await acceptHandover(ctx, id)
  for (let seconds = 0; seconds < NOBODY_THERE; seconds++) {
    const { joins } = await readHandover(ctx, id)
    if (joins !== 'asked' && joins !== 'ringing') break
    await pace.wait(1)
  }
  return false
}

/** Of what she speaks about with somebody on the phone some is better with a colleague who is free: she offers it, with the call. */
async function handOver(
  ctx: Ctx,
  { team, isHandedOver }: { team: string; isHandedOver(id: string): boolean },
): Promise<void> {
  const inHand = await findConversationInHand(ctx)
  if (inHand?.channel !== 'phone') return
  const { id: interactionId, call, matters, endedAt } = await readConversation(ctx, inHand.id)
  if (!call?.canBeJoined || endedAt || !isHandedOver(interactionId)) return
  const me = staffOf(ctx)
  const to = (await listPresence(ctx, { team })).find(
    ({ id, name, presence }) => id !== me && isFree(presence) && name.startsWith(PLAYED_NAME),
  )
  const matterId = matters[0]?.id
  if (!to || !matterId) return
  await saveWords(ctx, {
    interactionId,
    matters: [{ id: matterId, asked: 'A played question', answer: '', answerSource: '' }],
  })
  await offerHandover(ctx, { interactionId, matterId, team, to: to.id, summary: 'A played call' })
}

const staffOf = ({ actor }: Ctx): string => (actor.kind === 'staff' ? actor.id : '')

async function hasFreeHands(ctx: Ctx, pace: Pace): Promise<boolean> {
  const inHand = await findConversationInHand(ctx)
  if (!inHand) return true
  const { endedAt, startedAt, call, matters } = await readConversation(ctx, inHand.id)
  if (matters.some(({ handover }) => handover?.state === 'offered')) return false
  const isAlone = call?.state === 'ringing' && pace.since(startedAt.getTime()) > NOBODY_THERE
  if (!endedAt && !isAlone) return false
  await pace.wait(NOTES)
  await finish(ctx, inHand.id)
  return true
}

async function ringBack(ctx: Ctx, id: string, pace: Pace): Promise<boolean> {
  await pace.wait(RINGS)
  const conversation = await noteTry(ctx, { id, number: 1, result: 'spoke', note: '' })
  if (!conversation) return false
  await pace.talks()
  await endConversation(ctx, conversation)
  return true
}

/** What she has in hand and beside it: a simulation that was stopped hard leaves conversations that nobody would ever end. */
async function finishAll(ctx: Ctx): Promise<void> {
  for (const { id } of (await listTabs(ctx)).tabs) await finish(ctx, id)
}

async function finish(ctx: Ctx, id: string): Promise<void> {
  const { matters } = await readConversation(ctx, id)
  await wrapUp(ctx, {
    ...{ interactionId: id, note: 'A played call.', promise: '' },
    // What is settled on the spot is counted against budgets: a played call uses none.
    matters: matters.map(matter => ({
      id: matter.id,
      ...(['accepted', 'with-team', 'done'].includes(matter.handover?.state ?? '')
        ? { outcome: 'handed-over' as const }
        : { outcome: 'referred' as const, referredTo: 'Nobody: a played call' }),
    })),
  })
}
