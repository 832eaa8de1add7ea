import { event } from '../../platform/events/index.ts'

type OfStaff = { staffId: string }
const ofStaff = (data: OfStaff): string => data.staffId

/** Subjects are ids of staff, or of keys. */
export const signedIn = event<OfStaff>('identity.signed-in', ofStaff)
export const signInLocked = event<OfStaff>('identity.sign-in-locked', ofStaff)
export const signInLinkMade = event<OfStaff & { purpose: 'invitation' | 'forgotten' }>('identity.link-made', ofStaff)
export const passwordSet = event<OfStaff>('identity.password-set', ofStaff)
/** She comes in by the council's own provider from now on, or not at all. */
export const passwordRemoved = event<OfStaff>('identity.password-removed', ofStaff)
/** The council's own provider says that she is in no group which gives a role here. */
export const accessTaken = event<OfStaff>('identity.access-taken', ofStaff)
export const twoStepStarted = event<OfStaff>('identity.two-step-started', ofStaff)
export const twoStepStopped = event<OfStaff>('identity.two-step-stopped', ofStaff)
/** `left`: at how many places she is signed in still. */
export const signedOut = event<OfStaff & { left: number }>('identity.signed-out', ofStaff)
export const sessionsEnded = event<OfStaff & { count: number; left: number }>('identity.sessions-ended', ofStaff)
export const apiKeyCreated = event<{ keyId: string }>('identity.key-created', data => data.keyId)
export const apiKeyRevoked = event<{ keyId: string }>('identity.key-revoked', data => data.keyId)
