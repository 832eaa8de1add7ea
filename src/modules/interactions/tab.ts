import type { InteractionChannel } from './interaction.ts'

/** Somebody's line in a colleague's hands: what stands beside the screen. */
export interface Tab {
  id: string
  channel: InteractionChannel
  startedAt: Date
  endedAt: Date | null
  parkedAt: Date | null
  /** When they last wrote again since it was laid aside. */
  wroteAgainAt: Date | null
  /** The first thing asked, shortened. */
  asked: string
  /** Of the call, where it is one. */
  goldenNumber: string | null
  callState: string | null
  isUrgent: boolean
  /** Who it is, once that is known and as far as the adviser may know it. */
  name: string | null
  /** The last three digits of the number of a call, and how many people have it; null: withheld, or no call. */
  callerEnds: string | null
  knownFor: number
}
