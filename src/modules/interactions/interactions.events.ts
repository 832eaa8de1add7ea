import { event } from '../../platform/events/index.ts'
import type { SafeWord } from '../customers/index.ts'

interface Of {
  interactionId: string
}
const about = (data: Of) => data.interactionId

export const interactionStarted = event<Of & { channel: string; direction: string; callId: string | null }>(
  'interactions.started',
  about,
)
export const interactionParked = event<Of>('interactions.parked', about)
export const interactionTakenUp = event<Of>('interactions.taken-up', about)
export const interactionPassedOn = event<Of & { from: string; to: string }>('interactions.passed-on', about)
/** Somebody at home may read along: the program writes nothing more to them of these by itself. */
export const conversationHushed = event<Of & { conversations: string[] }>('interactions.hushed', about)
/** A colleague said that it is safe after all. */
export const conversationSafe = event<Of & { conversations: string[]; because: string }>('interactions.safe', about)
/** `how`: said (two things that we know, of the kinds `things`) or unchecked; `anonymous`: she stays unknown. `safeWord`: whether it was said, never the word. */
export const customerIdentified = event<
  Of & { customerId: string | null; how: 'said' | 'unchecked' | 'anonymous'; things: string[]; safeWord: SafeWord }
>('interactions.customer-identified', about)
export const waitingTaken = event<Of & { waitingId: string }>('interactions.waiting-taken', about)
/** What was written waits again, for a team; null: for whoever answers first. */
export const waitingGiven = event<Of & { waitingId: string; team: string | null }>('interactions.waiting-given', about)
export const waitingPutAway = event<{ waitingId: string }>('interactions.waiting-put-away', data => data.waitingId)
export const matterAdded = event<Of & { matterId: string; service: string | null; requestId: string | null }>(
  'interactions.matter-added',
  about,
)
export const matterRequested = event<Of & { matterId: string; requestId: string }>(
  'interactions.matter-requested',
  about,
)
export const messageNoted = event<Of & { matterId: string; requestId: string; updateId: string }>(
  'interactions.message-sent',
  about,
)
export const messageTakenBack = event<Of & { matterId: string; requestId: string; updateId: string }>(
  'interactions.message-taken-back',
  about,
)
export const demandConfirmed = event<Of & { matterId: string; suggested: string; evidence: string; demand: string }>(
  'interactions.demand-confirmed',
  about,
)
export const interactionEnded = event<Of & { missed: boolean }>('interactions.ended', about)
export const interactionWrapped = event<Of & { matters: { matterId: string; outcome: string; demand: string }[] }>(
  'interactions.wrapped',
  about,
)
/** A call as the telephone system tells it. The subject is the call. */
export const callMoved = event<{ callId: string; state: string; adviserId: string | null }>(
  'interactions.call-moved',
  data => data.callId,
)
/** The recording of a call is to stand or to go on, and who or what says so. The subject is the call. */
export const recordingMoved = event<{
  callId: string
  recording: 'paused' | 'on'
  by: 'adviser' | 'step' | 'call' | 'telephone'
}>('interactions.recording-moved', data => data.callId)
/** A link to pay went to whoever asks. How much, and nothing of how it was paid. */
export const payLinkSent = event<Of & { matterId: string; requestId: string; pence: number }>(
  'interactions.pay-link-sent',
  about,
)
/** The link to a meeting by video went to whoever the conversation is with; the room is told to nobody else. */
export const meetingSent = event<Of & { medium: 'email' | 'text' }>('interactions.meeting-sent', about)
/** A new key for the telephone system; the subject is who made it. */
export const telephonyKeyMade = event<{ staffId: string }>('interactions.telephony-key-made', data => data.staffId)

/** What a colleague says of herself; the subject is she. */
export const presenceSet = event<{ staffId: string; chosen: string }>('interactions.presence-set', data => data.staffId)

const handover = (data: { handoverId: string }) => data.handoverId
export const handoverOffered = event<{ handoverId: string; matterId: string; to: string; team: string }>(
  'interactions.handover-offered',
  handover,
)
export const handoverAnswered = event<{
  handoverId: string
  matterId: string
  answer: 'accepted' | 'with-team' | 'given-back' | 'unanswered'
}>('interactions.handover-answered', handover)
/** A warm transfer: how far whoever took it is with joining the call. The subject is the handover. */
export const handoverJoins = event<{ handoverId: string; callId: string; joins: string }>(
  'interactions.handover-joins',
  handover,
)
/** Whoever took it goes on with it in a conversation of her own. */
export const handoverWentOn = event<{ handoverId: string; matterId: string; interactionId: string }>(
  'interactions.handover-went-on',
  handover,
)
export const handoverDone = event<{ handoverId: string; matterId: string }>('interactions.handover-done', handover)

interface OfCallBack {
  callBackId: string
}
const callBack = (data: OfCallBack) => data.callBackId
export const callBackPromised = event<
  OfCallBack & { matterId: string; team: string; from: string; until: string; isSafeSaid: boolean }
>('interactions.call-back-promised', callBack)
/** She keeps the place of her call without waiting on the line. The subject is the call-back. */
export const placeKept = event<OfCallBack & { callId: string; team: string; until: string }>(
  'interactions.place-kept',
  callBack,
)
/** She asked for another time. */
export const callBackMoved = event<OfCallBack & { from: string; until: string }>(
  'interactions.call-back-moved',
  callBack,
)
/** She does not need it any more. */
export const callBackCancelled = event<OfCallBack>('interactions.call-back-cancelled', callBack)
export const callBackTaken = event<OfCallBack>('interactions.call-back-taken', callBack)
export const callBackTried = event<OfCallBack & { number: number; result: string }>(
  'interactions.call-back-tried',
  callBack,
)
/** The promise: rung in time or not. */
export const callBackCounted = event<OfCallBack & { promise: 'kept' | 'missed' }>(
  'interactions.call-back-counted',
  callBack,
)
/** It was not kept; whoever promised it has looked. */
export const callBackSeenTo = event<OfCallBack>('interactions.call-back-seen-to', callBack)
export const callBackWritten = event<OfCallBack & { by: string[] }>('interactions.call-back-written', callBack)

/** Somebody of the team looks after a request that was chased. */
export const chaseSeenTo = event<{ matterId: string; requestId: string }>(
  'interactions.chase-seen-to',
  data => data.matterId,
)
/** Settled on the spot by the council's scheme of delegation, and in which role. */
export const delegationUsed = event<{
  matterId: string
  service: string
  role: string
  delegation: string
  pence: number
}>('interactions.delegation-used', data => data.matterId)

/** Conversations of an old system were brought in, at most 1,000 at once. The subject is the import. */
export const oldConversationsImported = event<{ importId: string; added: string[]; changed: string[] }>(
  'interactions.old-imported',
  data => data.importId,
)

/** Somebody who studies the work signed the cause of a matter. The subject is the matter. */
export const causeSigned = event<{ matterId: string; causeId: string }>(
  'interactions.cause-signed',
  data => data.matterId,
)
/** The council's list of causes. The subject is the cause. */
export const causeChanged = event<{ causeId: string; what: 'added' | 'renamed' | 'ended' }>(
  'interactions.cause-changed',
  data => data.causeId,
)
