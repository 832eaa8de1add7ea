import type { Actor } from '../../../platform/actor.ts'
import { can, type WantedSkills } from '../../organisation/index.ts'
import type { InteractionChannel } from '../interaction.ts'

/** What a colleague may have to do next; of what is promised for the same moment, in this order. */
export const WORK_KINDS = [
  // written to us, with words that hint at danger; the duty team has been told
  'urgent',
  // of her team again, with words that hint at danger: nobody has it, and perhaps nobody was told
  'urgent-with-team',
  // who rings said words that hint at danger to the menu of the line
  'urgent-call',
  'call',
  // a call-back that keeps the place of a call
  'kept-place',
  'came-back',
  // a call that was promised and not kept, to whoever has to see to that
  'call-came-back',
  'handover',
  // of her team again, since whoever had taken it has no part in it; nobody is on the line
  'with-team',
  'call-back',
  'team-handover',
  'mine',
  'chase',
  'written',
  'parked',
] as const
export type WorkKind = (typeof WORK_KINDS)[number]

/** After everybody who waits at this moment. */
export const BY_PROMISE = 6

/**
 * What comes first, whenever it is due. A life before a line, and who waits on a line before who sits by her phone in the two
 * hours that she was told: each is there now. Whoever wrote that she is in danger has nobody with her and no other way in; who
 * rings is heard by the next colleague who is free, and reading it takes a minute. Who keeps a place comes as if she still
 * rang. Then all else is equal: what was promised first comes first. What somebody laid aside she takes up when she likes:
 * 'next' does not bring it back at once.
 */
export const RANKS: Readonly<Record<WorkKind, number>> = {
  urgent: 0,
  'urgent-with-team': 0,
  'urgent-call': 0,
  call: 1,
  'kept-place': 1,
  'came-back': 2,
  'call-came-back': 2,
  handover: 3,
  // nobody is on the line, as there may be of what is handed to her
  'with-team': 4,
  'call-back': 4,
  // offered to another of the team, who alone may take it
  'team-handover': 5,
  mine: BY_PROMISE,
  chase: BY_PROMISE,
  written: BY_PROMISE,
  parked: 7,
}

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
  /** Who gave it; of what is offered to another of the team, or came back, to whom. */
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
  /** Of a call-back: nobody rings that number, and she is reached another way. */
  isNotRung: boolean
  /** Of what was laid aside: when they last wrote again since then. */
  wroteAgainAt: Date | null
  /** Of a call: what she said to the menu of the line. */
  said: string | null
}

/**
 * Can this colleague take it by 'next'? What came back to her is hers already, and what a colleague holds is not free. What nobody
 * rings, or came back of a team's, is for whoever may reach them another way.
 */
export const isFreeToTake =
  ({ actor }: { actor: Actor }) =>
  ({ kind, isHeld, isNotRung }: Pick<WorkItem, 'kind' | 'isHeld' | 'isNotRung'>): boolean =>
    !isHeld &&
    kind !== 'mine' &&
    ((!isNotRung && kind !== 'call-came-back') || (actor.kind === 'staff' && can(actor, 'interactions.take')))
