import { event } from '../../platform/events/index.ts'

interface Of {
  customerId: string
}
const about = (data: Of) => data.customerId

/** Somebody of the staff made a record by hand. */
export const customerAdded = event<Of>('customers.added', about)
/** One thing of it is different now: `what` names the field or the kind of row, `rowId` the row. */
export const customerChanged = event<Of & { what: string; rowId?: string }>('customers.changed', about)
/** Somebody opened it: when, which team and why are the row of this id. */
export const customerViewed = event<Of & { openingId: string; reason: string }>('customers.viewed', about)
/** Somebody opened it who is of none of its teams. The owner is told. */
export const glassBroken = event<Of & { openingId: string; ownerTeam: string }>('customers.glass-broken', about)
export const customerDied = event<Of>('customers.died', about)
export const deathUndone = event<Of>('customers.death-undone', about)
export const customerRestricted = event<Of & { restrictionId: string; ownerTeam: string }>(
  'customers.restricted',
  about,
)
export const restrictionEnded = event<Of & { restrictionId: string }>('customers.restriction-ended', about)
/** It is a colleague's own or her family's, or is not any more. */
export const ownRecordLinked = event<Of & { rowId: string; staffId: string; kind: 'own' | 'family' }>(
  'customers.own-record-linked',
  about,
)
export const ownRecordEnded = event<Of & { rowId: string; staffId: string; kind: 'own' | 'family' }>(
  'customers.own-record-ended',
  about,
)
/** An enquiry into who looked at a record began or ended; the subject is the enquiry, so that the record does not tell of it. */
export const enquiryBegun = event<{ enquiryId: string }>('customers.enquiry-begun', data => data.enquiryId)
export const enquiryEnded = event<{ enquiryId: string }>('customers.enquiry-ended', data => data.enquiryId)
