import { event } from '../../platform/events/index.ts'

interface Of {
  visitId: string
}
const about = (data: Of) => data.visitId

export const checkedIn = event<Of & { location: string; channel: string; service: string | null }>(
  'reception.checked-in',
  about,
)
/** Said after she had her ticket: she is called first from then on. */
export const cannotWait = event<Of>('reception.cannot-wait', about)
export const visitCalled = event<Of & { location: string; desk: string; calls: number }>('reception.called', about)
/** Called, and then somebody else shall see to her: she waits again, at her old place. */
export const visitPutBack = event<Of>('reception.put-back', about)
export const visitTaken = event<Of & { interactionId: string }>('reception.taken', about)
/** Shown to the screen at which a specialist has begun. */
export const visitShown = event<Of>('reception.shown', about)
export const visitServed = event<Of>('reception.served', about)
/** She left without being seen. */
export const visitLeft = event<Of & { because: string }>('reception.left', about)
/** She had left, or was taken for it, and is here: she waits again, at her old place. */
export const visitCameBack = event<Of>('reception.came-back', about)

export const deskOpened = event<{ staffId: string; location: string; desk: string }>(
  'reception.desk-opened',
  data => data.staffId,
)
export const deskClosed = event<{ staffId: string; location: string }>('reception.desk-closed', data => data.staffId)
