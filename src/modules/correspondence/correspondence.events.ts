import { event } from '../../platform/events/index.ts'

interface Of {
  receivedId: string
}
const about = ({ receivedId }: Of): string => receivedId

/** `became`: information added to a request, waiting for a colleague, or kept without anything to do. */
export const mailReceived = event<Of & { threadId: string; kind: string; became: string; requestId: string | null }>(
  'correspondence.received',
  about,
)
/** A colleague said who wrote what somebody had sent on. */
export const writerNamed = event<Of>('correspondence.writer-named', about)
/** A picture that could not be fetched is tried again. */
export const fileRetried = event<Of>('correspondence.file-retried', about)
/** The answer did not go: its writer took it back. */
export const answerTakenBack = event<Of & { messageKey: string }>('correspondence.answer-taken-back', about)
export const mailAnswered = event<Of & { messageKey: string }>('correspondence.answered', about)
/** A colleague saved it as it came. */
export const rawOpened = event<Of>('correspondence.raw-opened', about)
