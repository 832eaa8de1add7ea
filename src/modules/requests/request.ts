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
  status: Status
  teamId: string
  assignedTo: string | null
  sensitive: boolean
  needsLeader: boolean
}

/** May staff work on it at all: everybody who updates requests, and for sensitive ones only its team. */
export function canWorkOn(request: RequestFacts, actor: Actor): boolean {
  return can(actor, 'requests.update') && canSee(request, actor)
}

/** The rule of `seenBy` in SQL for those who work on requests, asked of one that is already read. */
export function canSee(request: RequestFacts, actor: Actor): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'staff') return false
  const closeToIt = actor.teams.includes(request.teamId) || request.assignedTo === actor.id
  return can(actor, 'requests.read') && (!request.sensitive || closeToIt || can(actor, 'requests.read-sensitive'))
}

/** Does the public site show it? The rule of `seenBy` in SQL for anybody, asked of one that is already read. */
export function isPublic(request: { visibility: string; sensitive: boolean; withdrawnAt: Date | null }): boolean {
  return request.visibility === 'public' && !request.sensitive && !request.withdrawnAt
}

/** May close it: with the permission; what a leader has to look at again is the leader's. */
export function canClose(request: RequestFacts, actor: Actor): boolean {
  return canWorkOn(request, actor) && can(actor, request.needsLeader ? 'requests.lead' : 'requests.close')
}
