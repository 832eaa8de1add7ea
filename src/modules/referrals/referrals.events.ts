import { event } from '../../platform/events/index.ts'

interface OfBody {
  bodyId: string
}
const ofBody = ({ bodyId }: OfBody): string => bodyId

export const bodyAdded = event<OfBody & { personal: boolean }>('referrals.body-added', ofBody)
export const bodyStopped = event<OfBody>('referrals.body-stopped', ofBody)
export const bodyKeySet = event<OfBody & { keyId: string | null }>('referrals.body-key-set', ofBody)
/** How colleagues reach it. */
export const bodyPhoneSet = event<OfBody>('referrals.body-phone-set', ofBody)
export const routeAdded = event<OfBody & { service: string; area: string; code: string }>(
  'referrals.route-added',
  ofBody,
)
export const routeRemoved = event<OfBody & { service: string; area: string }>('referrals.route-removed', ofBody)

interface OfRequest {
  requestId: string
  referralId: string
  bodyId: string
}
const ofRequest = ({ requestId }: OfRequest): string => requestId

/** It is to be sent to a body. */
export const requestReferred = event<OfRequest>('referrals.referred', ofRequest)
/** The body has it. */
export const referralSent = event<OfRequest>('referrals.sent', ofRequest)
/** The body refuses it, or cannot be reached: a person decides. */
export const referralFailed = event<OfRequest>('referrals.failed', ofRequest)
/** Its words may mean danger: a person reads them before the body gets them. */
export const referralHeld = event<OfRequest>('referrals.held', ofRequest)
/** A person has read what was held, the request or what was added to it, and sends it. */
export const heldSent = event<OfRequest>('referrals.held-sent', ofRequest)
/** The same, and the body does not get it. */
export const heldDropped = event<OfRequest>('referrals.held-dropped', ofRequest)
export const referralRetried = event<OfRequest>('referrals.retried', ofRequest)
/** The council deals with it itself. `wasTheirs`: it was there or to go there, and is open: her page said so. */
export const referralTakenBack = event<OfRequest & { wasTheirs: boolean }>('referrals.taken-back', ofRequest)
/** The body says that it will do nothing about it: a person looks at what is to be told. */
export const bodyDeclined = event<OfRequest & { status: string }>('referrals.declined', ofRequest)

type OfAddition = OfRequest & { updateId: string }
/** The body has what was added to it. */
export const additionSent = event<OfAddition>('referrals.addition-sent', ofRequest)
/** The body refuses what was added, or cannot be reached: a person decides. */
export const additionFailed = event<OfAddition>('referrals.addition-failed', ofRequest)
/** What was added may mean danger: a person reads it before the body gets it. */
export const additionHeld = event<OfAddition>('referrals.addition-held', ofRequest)
/** The body takes nothing that is added: a person tells it in another way. */
export const additionNotTaken = event<OfAddition>('referrals.addition-not-taken', ofRequest)
export const additionsRetried = event<OfRequest>('referrals.additions-retried', ofRequest)
