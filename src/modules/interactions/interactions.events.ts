import { event } from '../../platform/events/index.ts'

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
/** `how`: said (two things that we know) or unchecked; `anonymous`: she stays unknown. */
export const customerIdentified = event<Of & { customerId: string | null; how: 'said' | 'unchecked' | 'anonymous' }>(
  'interactions.customer-identified',
  about,
)
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
/** A new key for the telephone system; the subject is who made it. */
export const telephonyKeyMade = event<{ staffId: string }>('interactions.telephony-key-made', data => data.staffId)
