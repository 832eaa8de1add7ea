import type { Actor, StaffActor } from '../../platform/actor.ts'
import { NotFound } from '../../platform/errors.ts'
import { can, PERMISSIONS } from '../organisation/index.ts'
import type { VisitNeed } from '../reception/index.ts'

export const BOOKING_STATES = ['booked', 'came', 'did-not-come', 'cancelled'] as const
export type BookingState = (typeof BOOKING_STATES)[number]

const USUAL_MINUTES = 30
const LONGER_MINUTES = 60
const HOUR = 3_600_000
const USUAL_NOTICE = HOUR
/** An interpreter has to be found first. */
const INTERPRETER_NOTICE = 72 * HOUR

/** How long we keep for her: what is said twice, or slowly, takes twice as long. */
export const minutesFor = (needs: readonly VisitNeed[]): number =>
  needs.some(need => need === 'longer-time' || need === 'bsl' || need === 'interpreter')
    ? LONGER_MINUTES
    : USUAL_MINUTES

/** How long before her time she has to say so. */
export const noticeFor = (needs: readonly VisitNeed[]): number =>
  needs.some(need => need === 'bsl' || need === 'interpreter') ? INTERPRETER_NOTICE : USUAL_NOTICE

/** Who books for somebody, or sees who has booked. Nobody else learns who comes. */
export function bookerOf({ actor }: { actor: Actor }): StaffActor {
  if (actor.kind !== 'staff' || !can(actor, 'reception.work')) throw new NotFound('booking')
  return actor
}

/** She has been checked in: at a stop nobody has a ticket; elsewhere the specialist may begin before it. */
export const isHere = ({
  state,
  isAtStop,
  visitId,
}: {
  state: BookingState
  isAtStop: boolean
  visitId: string | null
}) => state === 'came' && (isAtStop || visitId !== null)

const TAKING: ReadonlySet<string> = new Set(PERMISSIONS['interactions.answer-calls'])

/** A specialist: she has the skill, and may have the conversation. */
export const speaksByVideo = (
  skills: ReadonlyMap<string, readonly string[]>,
  { id, roles }: { id: string; roles: readonly string[] },
): boolean => !!skills.get(id)?.includes('video') && roles.some(role => TAKING.has(role))
