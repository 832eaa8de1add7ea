import type { StaffActor } from '../../../platform/actor.ts'
import type { Colleague } from '../presence/presence.read.ts'
import { isFree } from '../presence/presence.ts'

/** The person waits on the line: whoever has not answered by then is not coming, and the adviser goes another way. */
export const ANSWER_MINUTES = 3

/** `with-team`: whoever had taken it, or its giver before anybody did, has no part in it, and whoever of its team takes it next has it. */
export const HANDOVER_STATES = ['offered', 'accepted', 'with-team', 'given-back', 'unanswered', 'done'] as const
export type HandoverState = (typeof HANDOVER_STATES)[number]

/** Why a matter cannot be offered to a colleague of a team; null: it can. What is said in confidence goes to its own teams alone. Pure. */
export function whyNotTo(
  to: Colleague,
  matter: { isSensitive: boolean; teams: readonly string[] },
  from: { id: string },
  team: string,
): 'not-present' | 'not-for-them' | 'to-oneself' | null {
  if (to.id === from.id) return 'to-oneself'
  if (!isFree(to.presence)) return 'not-present'
  return matter.isSensitive && !matter.teams.includes(team) ? 'not-for-them' : null
}

/** An offer that nobody answered in time is over, whether or not that has been written down. */
export const stateNow = (state: HandoverState, answerBy: Date, now: Date): HandoverState =>
  state === 'offered' && answerBy <= now ? 'unanswered' : state

/** Only to whom it was made may answer an offer: not answered in time, it goes back to whoever made it. What is its team's, anybody of it takes. */
export const mayAnswer = (
  actor: StaffActor,
  { toId, team, state }: { toId: string; team: string; state: HandoverState },
): boolean => (state === 'with-team' ? actor.teams.includes(team) : actor.id === toId)
