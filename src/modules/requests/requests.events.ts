import { event } from '../../platform/events/index.ts'

interface Of {
  requestId: string
}
const about = (data: Of) => data.requestId

/** A request was taken in. Written by the database function `requests.open_submissions`. */
export const requestOpened = event<Of & { submissionId: string; service: string; team: string; because: string }>(
  'requests.opened',
  about,
)
export const requestAssigned = event<Of & { to: string | null; by: string | null }>('requests.assigned', about)
export const requestMoved = event<Of & { from: string; to: string; updateId?: string }>('requests.moved', about)
export const serviceChanged = event<Of & { from: string; to: string }>('requests.service-changed', about)
export const requestPaused = event<Of & { pauseId: string }>('requests.paused', about)
export const requestResumed = event<Of & { pauseId: string }>('requests.resumed', about)
export const promiseMoved = event<Of & { step: string; from: string; to: string; updateId: string }>(
  'requests.promise-moved',
  about,
)
export const stepKept = event<Of & { step: string; inTime: boolean }>('requests.step-kept', about)
export const requestScheduled = event<Of & { step: string | null }>('requests.scheduled', about)
export const updateWritten = event<
  Of & {
    updateId: string
    audience: 'public' | 'participants' | 'staff'
    by: 'staff' | 'participant' | 'api-key' | 'body'
    /** It goes by text at night too. */
    urgent?: boolean
  }
>('requests.update-written', about)
/** What was offered with it was taken up. */
export const relatedTaken = event<Of & { service: string; related: string }>('requests.related-taken', about)
export const messageHeld = event<Of & { updateId: string }>('requests.message-held', about)
export const messageUndone = event<Of & { updateId: string }>('requests.message-undone', about)
export const updateWithdrawn = event<Of & { updateId: string }>('requests.update-withdrawn', about)
export const requestClosed = event<Of & { closureId: string; outcome: string; inTime: boolean | null }>(
  'requests.closed',
  about,
)
export const requestReopened = event<
  Of & { closureId: string; because: 'not-sorted' | 'staff'; scheduled?: boolean; updateId?: string }
>('requests.reopened', about)
export const closureConfirmed = event<
  Of & { closureId: string; participantId: string; sorted: boolean; again: boolean }
>('requests.closure-confirmed', about)
/** A councillor raised it, and on what ground she may hear of it. */
export const raisingNoted = event<Of & { councillorId: string; basis: string }>('requests.raising-noted', about)
export const raisingTakenBack = event<Of & { councillorId: string }>('requests.raising-taken-back', about)
export const requestMerged = event<Of & { into: string; closureId: string }>('requests.merged', about)
/** `updateId`: what she added when she joined. */
export const participantJoined = event<Of & { participantId: string; role: string; updateId?: string }>(
  'requests.participant-joined',
  about,
)
export const participantReturned = event<Of & { participantId: string }>('requests.participant-returned', about)
export const participantLeft = event<Of & { participantId: string }>('requests.participant-left', about)
export const wordsWithdrawn = event<Of & { participantId: string }>('requests.words-withdrawn', about)
/** A colleague has read words that were held, and lets everybody see them; `less`: other words in their place. */
export const wordsReleased = event<Of & { less: boolean }>('requests.words-released', about)
/** A colleague took what was public off the public page. */
export const wordsHeld = event<Of>('requests.words-held', about)
export const photoAdded = event<Of & { fileId: string }>('requests.photo-added', about)
export const photoHeld = event<Of & { fileId: string }>('requests.photo-held', about)
export const photoReleased = event<Of & { fileId: string }>('requests.photo-released', about)
export const requestViewed = event<Of & { staffId: string }>('requests.viewed', about)
