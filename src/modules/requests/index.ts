export { type Affected, countAffected, listAffected } from './affected.read.ts'
export { type AskedForHerself, listAskers } from './askers.read.ts'
export { assignRequest, assignRequests } from './assign-request.ts'
export { type Closing, closeRequest, closeRequests } from './close-request.ts'
export { findInConfidence, listConfidence, readConfidence } from './confidence.read.ts'
export { type AfterConfirming, confirmClosure } from './confirm-closure.ts'
export { type Doer, findDoerFor, listDoersOf } from './doers.read.ts'
export { drawReferences } from './draw-references.ts'
export { listDuplicates } from './duplicates.read.ts'
export { listRequestFacts, type RequestFacts } from './facts.read.ts'
export { findByReference } from './find-by-reference.ts'
export {
  addInformation,
  cancelRequest,
  followRequest,
  stopTelling,
  tellAgain,
  withdrawWords,
} from './follow-request.ts'
export { type AddedForBody, findAddedForBody, listPhotosForBody, mayBodyHavePhoto } from './for-body.read.ts'
export { confideRequests, holdWords, lockRequests } from './hold-words.ts'
export { type Joinable, readJoinable } from './joinable.read.ts'
export { keepStep, movePromise } from './keep-promise.ts'
export { participantOfStopToken, participantOfToken, participantToken, stopToken } from './link.ts'
export { mergeRequests } from './merge-requests.ts'
export { type HeldMessage, holdMessage, undoMessage } from './messages/hold-message.ts'
export {
  dropDraft,
  forgetMessageDrafts,
  listMessageDrafts,
  saveMessageDraft,
  takeOverDraft,
} from './messages/message-draft.ts'
export { requeueHeld, SEND_HELD_JOB, sendHeldMessage, sendHeldNow } from './messages/send-held.ts'
export { listMostAsked } from './most-asked.read.ts'
export { changeService, moveRequest } from './move-request.ts'
export { listNearby, type NearbyRequest } from './nearby.read.ts'
export { findCustomersOf, listOfPerson, listParticipationsOf, type RequestOfPerson } from './of-person.read.ts'
export {
  countOfWard,
  listOfWard,
  listRaisedBy,
  type RaisedRequest,
  WARD_STATES,
  type WardRequest,
  type WardState,
} from './of-ward.read.ts'
export { type AskedBy, type Asker, followForPerson, openForPerson } from './open-for-person.ts'
export { type AskedRequest, type AskedSubmission, type OpenedRequest, openSubmission } from './open-request.ts'
export { actAsParticipant } from './participant-actor.ts'
export { pauseForCustomer, resumeWork } from './pause-request.ts'
export { becameOf } from './promise-state.ts'
export { readPromised } from './promised.read.ts'
export {
  countPublic,
  isPhotoSeenBy,
  isPublicPhoto,
  isPublicReport,
  listPublic,
  type PublicCount,
  type PublicFilter,
  type PublicReport,
  type PublicReportPage,
  readPublicReport,
} from './public.read.ts'
export {
  listPublished,
  PUBLISHED_MOST,
  type PublishedClosure,
  type PublishedFilter,
  type PublishedRequest,
} from './published.read.ts'
export { listPublishedUpdates, type PublishedUpdate, type PublishedUpdateFilter } from './published-updates.read.ts'
export { countTabs, listQueue, type QueueFilter, type QueueRow, TABS, type Tab } from './queue.read.ts'
export { raiseByCouncillor, takeBackRaising } from './raise-by-councillor.ts'
export { answerForCouncillor, BASES, type Basis } from './raised.ts'
export { releaseWords } from './release-words.ts'
export { reopenRequest } from './reopen-request.ts'
export { type Reporter, reporterFrom } from './reporter.ts'
export { findReporterOf } from './reporter-of.read.ts'
export { readRequest } from './request.read.ts'
export {
  CLOSING_OUTCOMES,
  CONFIRM_DAYS,
  canClose,
  canJudge,
  canKeepPromise,
  canSee,
  canWorkOn,
  canWriteOn,
  isConfined,
  isPublic,
  type Outcome,
  STATUSES,
  type Status,
} from './request.ts'
export type { ClosureView, ParticipantView, PhotoView, RequestView, UpdateView } from './request-view.ts'
export * from './requests.events.ts'
export { HEARS, type Hears, sayHowToTell } from './say-how-to-tell.ts'
export { type Found, type FoundRequest, searchRequests } from './search.read.ts'
export { isOfOwn, seenBy, wordsConfined } from './seen-by.ts'
export { submitDraft } from './submit-draft.ts'
export { leaversFollower, ownFollower, searchFollower } from './subscribers.ts'
export { takeFromBody, type WordsOfBody } from './take-from-body.ts'
export { takeFromOutside } from './take-from-outside.ts'
export { countRelatedTaken, takeRelated } from './take-related.ts'
export { takeUpdate, type UpdateFromOutside } from './take-update.ts'
export { findTaken, listTaken, readTaken, type TakenRequest } from './taken.read.ts'
export {
  type HushedParticipant,
  listToTell,
  type ToldClosure,
  type ToldParticipant,
  type ToldRequest,
} from './told.read.ts'
export { WAYS, type Way } from './told-by.ts'
export {
  findParticipantByKnowledge,
  type Knowledge,
  languageOfLink,
  listKnowledge,
  readTracked,
  type Tracked,
} from './track.read.ts'
export {
  findReached,
  listTypedRequests,
  listTypedUpdates,
  type TypedRequest,
  type TypedUpdate,
} from './typed.read.ts'
export {
  forgetViewers,
  listSavedViews,
  listViewers,
  markPresence,
  noteVisit,
  removeView,
  type SavedView,
  saveView,
  type Viewer,
} from './view-request.ts'
export { listVisible } from './visible.read.ts'
export { findWaysOf, listWaysOf, type WaysOfParticipant } from './ways-of-participant.read.ts'
export { messageRequests, releasePhoto, type StaffUpdate, withdrawUpdate, writeUpdate } from './write-update.ts'
export { findWriter, type Writer } from './writer.read.ts'
