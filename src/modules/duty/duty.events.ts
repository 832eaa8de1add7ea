import { event } from '../../platform/events/index.ts'
import type { DutyOutcome } from './duty.ts'

interface Of {
  recordId: string
}
const about = (data: Of) => data.recordId

export const dutyRaised = event<Of & { kind: string; team: string; interactionId: string | null }>('duty.raised', about)
/** Nobody had answered. `rings`: how often by now; `teams`: all that were told. */
export const dutyRangAgain = event<Of & { rings: number; teams: string[] }>('duty.rang-again', about)
export const dutyReceived = event<Of & { staffId: string }>('duty.received', about)
export const dutyClosed = event<Of & { outcome: DutyOutcome }>('duty.closed', about)

interface OfEmergency {
  emergencyId: string
}
/** `goldenNumber` null: every line. */
export const emergencyStarted = event<
  OfEmergency & { goldenNumber: string | null; plan: string | null; endsAt: string }
>('duty.emergency-started', data => data.emergencyId)
export const emergencyEnded = event<OfEmergency>('duty.emergency-ended', data => data.emergencyId)
