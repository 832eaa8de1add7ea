import type { InteractionFacts } from '../interaction.ts'
import { isLive } from '../interaction.ts'

export const PRESENCES = ['available', 'on-a-call', 'at-the-desk', 'wrap-up', 'away'] as const
export type Presence = (typeof PRESENCES)[number]
/** What a colleague says of herself; the rest is seen from what she does. */
export const CHOSEN = ['available', 'away'] as const
export type Chosen = (typeof CHOSEN)[number]

/** A screen that is open is heard of every five minutes: after two silences nobody sits there. */
export const STALE_MINUTES = 10

export interface PresenceFacts {
  chosen: Chosen | null
  /** Of her screen or her conversation, whichever was later. */
  seenAt: Date | null
  inHand: Pick<InteractionFacts, 'channel' | 'endedAt'> | null
}

/** Whether a colleague is there, and what she is at. Pure. */
export function presenceFrom({ chosen, seenAt, inHand }: PresenceFacts, now: Date): Presence {
  if (!seenAt || now.getTime() - seenAt.getTime() > STALE_MINUTES * 60_000) return 'away'
  if (inHand && isLive({ ...inHand, parkedAt: null, wrappedAt: null } as InteractionFacts))
    return inHand.channel === 'phone' ? 'on-a-call' : 'at-the-desk'
  if (chosen === 'away') return 'away'
  return inHand?.endedAt ? 'wrap-up' : 'available'
}

/** Can she answer somebody who waits? */
export const isFree = (presence: Presence): boolean => presence === 'available' || presence === 'wrap-up'
