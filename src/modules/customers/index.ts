// customers: people and organisations who ask, how they may be reached, and who may see what is known of them.

export { type AddedCustomer, addCustomer } from './add-customer.ts'
export { addGivenPoints, isSamePoint } from './add-given-points.ts'
export {
  addName,
  addNeed,
  addRelationship,
  addSafetyMarker,
  type NewMarker,
  type NewRelationship,
} from './add-row.ts'
export { changeCustomer, type Details } from './change-customer.ts'
export { readEmail, readPhone } from './contact-point.ts'
export { correctContactPoint } from './correct-contact-point.ts'
export { findWhom, readCustomer } from './customer.read.ts'
export * from './customer.ts'
export { customerChanged, customerDied, glassBroken } from './customers.events.ts'
export { type Doubt, doubtWays, isDoubted, isOrganisation, isSaidSafe, MAY_BE_READ, trustWays } from './doubt-ways.ts'
export { type EmergencyOpening, listEmergencyOpenings } from './emergencies.read.ts'
export { endRow, type RowsOf } from './end-row.ts'
export { beginEnquiry, endEnquiry } from './enquiries/enquire.ts'
export {
  areLooksWithheld,
  type Enquiry,
  type LookEnquired,
  listEnquiries,
  nameEnquiries,
  readEnquiry,
} from './enquiries/enquiries.read.ts'
export { type FoundCustomer, type FoundCustomers, findCustomers, listCustomers } from './find-customers.read.ts'
export { findHolder, type WrittenFrom } from './holder.read.ts'
export { importCustomers, refuseUnlessSource } from './importing/import-customers.ts'
export { importedId } from './importing/read-record.ts'
export { isCalled } from './is-called.ts'
export { joinPair, putOffPair, setPairApart, undoDecision, undoMerge } from './joining/decide-pair.ts'
export { type JoiningRule, readJoiningRule, signJoiningRule, withdrawJoiningRule } from './joining/joining-rule.ts'
export { type MatchSummary, matchEverybody } from './joining/match-everybody.ts'
export { matchWaiting } from './joining/match-new.ts'
export { matchingFollower } from './joining/matching-follower.ts'
export {
  type CountOpen,
  type Decision,
  type DecisionOfPair,
  findDecisionOf,
  findLastDecision,
  listPairs,
  type MergeOfPerson,
  type PairSide,
  type PairToReview,
  readMerges,
} from './joining/pairs.read.ts'
export { viewPair } from './joining/view-pair.ts'
export { findKeptContacts } from './kept-contacts.read.ts'
export { endOwnRecord, linkOwnRecord } from './link-own-record.ts'
export { lockPeople } from './lock-customer.ts'
export { markPointFailing } from './mark-failing.ts'
export { listMarkersToReview, type MarkerToReview } from './markers.read.ts'
export { customerColumns } from './matching/columns.ts'
export { matchPeople } from './matching/match-people.ts'
export { People } from './matching/people.ts'
export { readPerson } from './matching/person.ts'
export { canBeTold, customerRecord, type NewCustomer, newCustomer, recordCustomer } from './new-customer.ts'
export { breakGlass, findRestricted, type Look, listLooks, openCustomer } from './open-customer.ts'
export { findOwnContact, type OwnContact } from './own-contact.read.ts'
export { postcodeOfPhone } from './postcode-of-phone.read.ts'
export { recordDeath, undoDeath } from './record-death.ts'
export { endRestriction, restrictCustomer } from './restrict-customer.ts'
export { reviewMarker } from './review-marker.ts'
export { compareSafeWord, type SafeWord } from './safe-word.ts'
export { type ContactPointInput, saveContactPoint } from './save-contact-point.ts'
export { type Findable, keysOf } from './search/keys.ts'
export { type Matched, wordsOfName } from './search/read-typed.ts'
export { type Colleague, hintedTo, hintedToColleague, isOwn, keptFrom, namedTo } from './seen-by.ts'
export { setKeys, setMissingKeys } from './set-keys.ts'
export { findSilentWay, listSilentAddresses } from './silent-addresses.read.ts'
export { startTexts, stopTexts } from './stop-texts.ts'
export { readWritingBack, type WritingBack } from './writing-back.read.ts'
