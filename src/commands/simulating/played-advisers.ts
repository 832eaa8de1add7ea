import { setTimeout as pause } from 'node:timers/promises'
import {
  endConversation,
  findConversationInHand,
  listTabs,
  listWork,
  noteSignOfLife,
  noteTry,
  readConversation,
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

export interface PlayedAdvisers {
  /** Places that were rung back. */
  rungBack(): number
  stop(): Promise<void>
}

/** Colleagues who take what waits in the lines, first what should be; they are staff of the demonstration, and away afterwards. */
export async function playAdvisers(
  ctx: Ctx,
  { count, talk, chance, second }: { count: number; talk: number; chance(): number; second: number },
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
      await pace.wait(LOOK_EVERY)
    }
    await finishAll(own)
    await setPresence(own, 'away')
  })
  return {
    rungBack: () => rungBack,
    async stop() {
      over.abort()
      await Promise.all(working)
    },
  }
}

function tellOf(error: Error): false {
  process.stderr.write(`A colleague was held up: ${error.message}\n`)
  return false
}

async function addColleague(ctx: Ctx, number: number, team: string): Promise<StaffActor> {
  const email = `played-${number}@demo.example`
  const person = { email, name: `Played colleague ${number} (demo)`, roles: ['adviser' as const], teams: [team] }
  const { id } = (await findStaffByEmail(ctx, email)) ?? (await getStaff(ctx, await inviteStaff(ctx, person)))
  return { kind: 'staff', id, ...person, permissions: permissionsOf(person.roles) }
}

/** Wraps up what is over, then takes the first call or place that no colleague was quicker with. True: somebody was rung back. */
async function takeOne(ctx: Ctx, pace: Pace): Promise<boolean> {
  if (!(await hasFreeHands(ctx, pace))) return false
  for (const next of await listWork(ctx)) {
    if (next.isHeld || !(next.kind === 'call' || next.kind === 'kept-place')) continue
    try {
      const taken = await takeWork(ctx, next)
      return next.kind === 'kept-place' && (await ringBack(ctx, taken.id, pace))
    } catch (error) {
      if (!(error instanceof Refused || error instanceof NotFound)) throw error
    }
  }
  return false
}

async function hasFreeHands(ctx: Ctx, pace: Pace): Promise<boolean> {
  const inHand = await findConversationInHand(ctx)
  if (!inHand) return true
  const { endedAt, startedAt, call } = await readConversation(ctx, inHand.id)
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
      outcome: 'referred' as const,
      referredTo: 'Nobody: a played call',
    })),
  })
}
