import type { Actor, StaffActor } from '../../platform/actor.ts'
import { NotFound } from '../../platform/errors.ts'
import { can } from '../organisation/index.ts'

/** Ways in which somebody and a colleague have to do with each other. */
export const INTERACTION_CHANNELS = ['phone', 'desk', 'email', 'letter', 'text', 'video', 'social', 'field'] as const
export type InteractionChannel = (typeof INTERACTION_CHANNELS)[number]

/** Somebody is there and waits: a colleague has one of these at a time. */
export const LIVE: readonly string[] = ['phone', 'desk', 'video'] satisfies InteractionChannel[]

export const DIRECTIONS = ['in', 'out'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** How a matter ended for the person. */
export const MATTER_OUTCOMES = ['settled', 'handed-over', 'call-back', 'referred', 'abandoned'] as const
export type MatterOutcome = (typeof MATTER_OUTCOMES)[number]

export interface InteractionFacts {
  id: string
  channel: string
  direction: Direction
  adviserId: string
  endedAt: Date | null
  parkedAt: Date | null
  wrappedAt: Date | null
  /** Somebody may come to harm: `keepInConfidence`. */
  isConfided: boolean
}

/** By which somebody speaks, so that she can be asked something at once. */
export const isSpoken = (channel: string): boolean => LIVE.includes(channel)

/** Is somebody speaking with a colleague now? */
export const isLive = ({ channel, endedAt, parkedAt, wrappedAt }: InteractionFacts): boolean =>
  isSpoken(channel) && !endedAt && !parkedAt && !wrappedAt

/** Who takes calls that ring for anybody. Nobody else learns that there are any. */
export function callTakerOf(ctx: { actor: Actor }): StaffActor {
  if (!can(ctx.actor, 'interactions.answer-calls')) throw new NotFound('call')
  return adviserOf(ctx)
}

/** Who has conversations. Nobody else learns that there are any. */
export function adviserOf({ actor }: { actor: Actor }): StaffActor {
  if (actor.kind !== 'staff' || !can(actor, 'interactions.take')) throw new NotFound('interaction')
  return actor
}

/** Why it is safe to write to them after all: the key was pressed by mistake, it is about somebody else, or they said so. */
export const SAFE_BECAUSE = ['mistake', 'about-another', 'they-said'] as const
export type SafeBecause = (typeof SAFE_BECAUSE)[number]
