import type { Actor } from '../../platform/actor.ts'
import { can } from '../organisation/index.ts'

/**
 * The states of a request.
 * - open: somebody has to act.
 * - scheduled: the work is planned. Not closed: fulfilment counts.
 * - waiting: we asked the customer something; the promise is paused and she knows it.
 * - closed: with an outcome in plain words. A 'no, not sorted' or a mistake opens it again.
 */
export const STATUSES = ['open', 'scheduled', 'waiting', 'closed'] as const
export type Status = (typeof STATUSES)[number]

/** How a request ended. `refused` says why and how to challenge it, `elsewhere` says whose it is. */
export const OUTCOMES = ['done', 'refused', 'elsewhere', 'cancelled', 'merged'] as const
export type Outcome = (typeof OUTCOMES)[number]
/** Those that staff choose on the closing page; the others follow from other actions. */
export const CLOSING_OUTCOMES = ['done', 'refused', 'elsewhere'] as const

/** Ends that are nobody's work: about these nobody is asked whether it is sorted. */
export const NOT_ASKED_ABOUT: readonly string[] = ['cancelled', 'merged'] satisfies Outcome[]

/** Days after a closure in which 'no, it is not sorted' opens the request again. */
export const CONFIRM_DAYS = 28

/** What the rules of an action look at. */
export interface RequestFacts {
  id: string
  kind: string
  status: Status
  teamId: string
  assignedTo: string | null
  /** The colleague who took it for somebody. */
  takenById: string | null
  sensitive: boolean
  heldAt: Date | null
  /** What everybody reads in place of what was written; null: as it was written. */
  shownWords: string | null
  shownPlace: string | null
  /** The duty teams that were told of danger in it. */
  confidedTo: readonly string[]
  needsLeader: boolean
}

type Confined = Pick<RequestFacts, 'heldAt' | 'shownWords' | 'shownPlace'>
type Seen = Confined & Pick<RequestFacts, 'teamId' | 'assignedTo' | 'sensitive' | 'confidedTo'>
type Worked = Seen & Pick<RequestFacts, 'kind' | 'needsLeader'>

/** May write notes and messages about it: whoever answers people, for every request that she may see. */
export function canWriteOn(request: Seen, actor: Actor): boolean {
  return can(actor, 'requests.update') && canSee(request, actor)
}

/** May do the work: its team, whom it is assigned to, and those who do such work for every team. */
export function canWorkOn(request: Worked, actor: Actor): boolean {
  return canWriteOn(request, actor) && (isInHands(request, actor) || can(actor, 'requests.work-any'))
}

/**
 * May close it: of those who work on it, all but who only directs it; and whoever took it and settled it there and then. What
 * a leader has to look at again is the leader's.
 */
export function canClose(request: Worked & Pick<RequestFacts, 'takenById'>, actor: Actor): boolean {
  const tookIt = actor.kind === 'staff' && request.takenById === actor.id
  const isHers = isInHands(request, actor) || tookIt || can(actor, 'requests.close-any')
  return canWriteOn(request, actor) && can(actor, 'requests.close') && isHers && canJudge(request, actor)
}

/** A customer's 'no, not sorted' is the leader's to judge, and to give away. */
export const canJudge = ({ needsLeader }: Pick<RequestFacts, 'needsLeader'>, actor: Actor): boolean =>
  !needsLeader || can(actor, 'requests.lead')

/** The promise of what is not sorted is the leader's too, or of whom she gave it to: nobody calls kept what was not looked at again. */
export const canKeepPromise = (request: Worked, actor: Actor): boolean =>
  canWorkOn(request, actor) && (canJudge(request, actor) || (actor.kind === 'staff' && request.assignedTo === actor.id))

function isInHands(request: Worked, actor: Actor): boolean {
  if (isCloseTo(request, actor)) return true
  if (can(actor, 'requests.complaints') && (request.kind === 'complaint' || request.needsLeader)) return true
  return can(actor, 'requests.information') && request.kind === 'information-request'
}

const isCloseTo = (request: Seen, actor: Actor): boolean =>
  actor.kind === 'staff' && (actor.teams.includes(request.teamId) || request.assignedTo === actor.id)

/** The rule of `seenBy` in SQL for those who work on requests, asked of one that is already read. */
export function canSee(request: Seen, actor: Actor): boolean {
  if (actor.kind === 'system') return true
  const reads = !request.sensitive || isCloseTo(request, actor) || can(actor, 'requests.read-sensitive')
  return can(actor, 'requests.read') && reads && readsConfined(request, actor)
}

/** Its words are held, or something else is shown in their place: what was written is for few. */
export const isConfined = ({ heldAt, shownWords, shownPlace }: Confined): boolean =>
  heldAt !== null || shownWords !== null || shownPlace !== null

/** Confined words are for its team, who answers people first, and the duty teams that were told. */
function readsConfined(request: Seen, actor: Actor): boolean {
  if (!isConfined(request) || isCloseTo(request, actor) || can(actor, 'requests.work-any')) return true
  return actor.kind === 'staff' && request.confidedTo.some(team => actor.teams.includes(team))
}

/** Does the public site show it? The rule of `seenBy` in SQL for anybody, asked of one that is already read. */
export function isPublic(request: {
  visibility: string
  sensitive: boolean
  withdrawnAt: Date | null
  heldAt: Date | null
}): boolean {
  return request.visibility === 'public' && !request.sensitive && !request.withdrawnAt && !request.heldAt
}
