import type { WantedSkills } from '../../organisation/index.ts'
import type { InteractionChannel } from '../interaction.ts'

/**
 * What a colleague may have to do next, by rank: a life before a line, who waits on a line before who was promised, and that
 * before what can wait. Whoever wrote that she is in danger has nobody with her and no other way in; who rings is heard by
 * the next colleague who is free, and reading it takes a minute.
 */
export const WORK_KINDS = [
  // written to us, with words that hint at danger; the duty team has been told
  'urgent',
  'call',
  // a call-back that keeps the place of a call
  'kept-place',
  'came-back',
  'handover',
  'call-back',
  'team-handover',
  'written',
  'mine',
  'chase',
  'parked',
] as const
export type WorkKind = (typeof WORK_KINDS)[number]

/**
 * How well it fits whoever reads the list: it asks for no skill; she has it, as others here; she alone here has it; others
 * here have it and she has not; nobody here has it.
 */
export type Fit = 'anybody' | 'you' | 'only-you' | 'others' | 'nobody'

export interface WorkItem {
  kind: WorkKind
  id: string
  /** To be done by then: the answer, the end of the slot, the promise; or since then it waits. */
  due: Date
  /** Golden number (calls, kept places), summary or her words; '' where the actor may not read them. */
  words: string
  team: string | null
  from: string | null
  requestId: string | null
  interactionId: string | null
  /** Of what was written to us: how it came; a voice message by phone. */
  channel: InteractionChannel | null
  /** What it asks of whoever does it: themes, any of them, and ways to speak. */
  wanted: WantedSkills
  fit: Fit
  /** A colleague has it in hand just now. */
  isHeld: boolean
}

/** Can it be taken by 'next'? What came back is already hers, and what a colleague holds is not free. */
export const isFreeToTake = ({ kind, isHeld }: Pick<WorkItem, 'kind' | 'isHeld'>): boolean => !isHeld && kind !== 'mine'
