import { setTimeout as pause } from 'node:timers/promises'
import {
  endConversation,
  findConversationInHand,
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

const SECOND = 1000
const LOOK_EVERY = 2500
const SIGN_OF_LIFE = 60 * SECOND

export interface PlayedAdvisers {
  /** Places that were rung back. */
  rungBack(): number
  stop(): Promise<void>
}

/** Colleagues who take what waits in the lines, first what should be; they are staff of the demonstration, and away afterwards. */
export async function playAdvisers(
  ctx: Ctx,
  { count, talk, chance }: { count: number; talk: number; chance(): number },
): Promise<PlayedAdvisers> {
  const { team } = (await readOrganisation(ctx)).council.fallback
  const actors: StaffActor[] = []
  for (let number = 1; number <= count; number++) actors.push(await addColleague(ctx, number, team))
  let isOver = false
  let rungBack = 0
  const lasts = () => Math.max(5 * SECOND, -Math.log(1 - chance()) * talk * SECOND)
  const working = actors.map(async (actor, number) => {
    const own = withContext(ctx, { actor, channel: 'phone' })
    await setPresence(own, 'available')
    let seen = Date.now()
    await pause((LOOK_EVERY * number) / Math.max(1, count))
    while (!isOver) {
      if (Date.now() - seen > SIGN_OF_LIFE) {
        await noteSignOfLife(own)
        seen = Date.now()
      }
      if (await takeOne(own, lasts)) rungBack++
      await pause(LOOK_EVERY)
    }
    await finish(own)
    await setPresence(own, 'away')
  })
  return {
    rungBack: () => rungBack,
    async stop() {
      isOver = true
      await Promise.all(working)
    },
  }
}

async function addColleague(ctx: Ctx, number: number, team: string): Promise<StaffActor> {
  const email = `played-${number}@demo.example`
  const person = { email, name: `Played colleague ${number} (demo)`, roles: ['adviser' as const], teams: [team] }
  const { id } = (await findStaffByEmail(ctx, email)) ?? (await getStaff(ctx, await inviteStaff(ctx, person)))
  return { kind: 'staff', id, ...person, permissions: permissionsOf(person.roles) }
}

/** Wraps up what is over, then takes the first call or place. True: somebody was rung back. */
async function takeOne(ctx: Ctx, lasts: () => number): Promise<boolean> {
  const inHand = await findConversationInHand(ctx)
  if (inHand) {
    const { endedAt } = await readConversation(ctx, inHand.id)
    if (!endedAt) return false
    await pause(3 * SECOND)
    await finish(ctx)
  }
  const work = await listWork(ctx)
  const next = work.find(({ kind, isHeld }) => (kind === 'call' || kind === 'kept-place') && !isHeld)
  if (!next) return false
  try {
    const taken = await takeWork(ctx, next)
    if (next.kind === 'call') return false
    await pause(5 * SECOND)
    const conversation = await noteTry(ctx, { id: taken.id, number: 1, result: 'spoke', note: '' })
    await pause(lasts())
    if (conversation) await endConversation(ctx, conversation)
    return conversation !== null
  } catch (error) {
    // A colleague was quicker.
    if (error instanceof Refused || error instanceof NotFound) return false
    throw error
  }
}

async function finish(ctx: Ctx): Promise<void> {
  const inHand = await findConversationInHand(ctx)
  if (!inHand) return
  const { matters } = await readConversation(ctx, inHand.id)
  await wrapUp(ctx, {
    ...{ interactionId: inHand.id, note: 'A played call.', promise: '' },
    // What is settled on the spot is counted against budgets: a played call uses none.
    matters: matters.map(({ id }) => ({ id, outcome: 'referred' as const, referredTo: 'Nobody: a played call' })),
  })
}
