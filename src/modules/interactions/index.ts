// interactions: every conversation with somebody, what it was about and how it ended; and the calls it came by.
export {
  addMatter,
  addRelatedMatter,
  chaseInConfidence,
  chaseRequest,
  nameService,
  noteDraft,
  noteDraftOf,
  noteRequest,
  noteTakenDraft,
} from './add-matter.ts'
export { answerCall } from './answer-call.ts'
export { answerKey, answersOf, isAnswerTo } from './answer-key.ts'
export { findAsker } from './asker.read.ts'
export { type Board, readBoard } from './board.read.ts'
export { bringBackUnsent } from './call-backs/bring-back-unsent.ts'
export { type CallBackView, readCallBack } from './call-backs/call-back.read.ts'
export { goesOn, type Slot, TRY_RESULTS, type TryResult } from './call-backs/call-back.ts'
export { cancelCallBack } from './call-backs/cancel-call-back.ts'
export { promisesOfDeadFollower } from './call-backs/end-for-death.ts'
export { callBackMessages } from './call-backs/messages.ts'
export { moveCallBack } from './call-backs/move-call-back.ts'
export { findNumberToRing } from './call-backs/number-to-ring.read.ts'
export { promiseCallBack } from './call-backs/promise-call-back.ts'
export { seeToCallBack } from './call-backs/see-to-call-back.ts'
export { listSlots } from './call-backs/slots.read.ts'
export { findWayForPromise } from './call-backs/tell-of-call-back.ts'
export { markMissed, noteTry, takeCallBack } from './call-backs/try-call-back.ts'
export { isToBeRung, type PromisedCall, type WrittenBy } from './call-backs/whom.ts'
export { type CallState, normalNumber } from './call-event.ts'
export { listCallProblems } from './call-problems.read.ts'
export { type Cause, countCauses, listCauses, readSamples, type Sample } from './causes/causes.read.ts'
export { addCause, endCause, renameCause, signCause } from './causes/causes.ts'
export {
  type Confided,
  confideConversation,
  confideWaiting,
  isHeardBy,
  keepInConfidence,
  markDanger,
  readConfided,
} from './confided.ts'
export { confirmDemand } from './confirm-demand.ts'
export { type Beginning, type ContactsAround, listContactsAround } from './contacts-around.read.ts'
export { isAboutMoney, type Standing, standingOf } from './delegation.ts'
export { DEMAND_TYPES, type DemandType, type Evidence, type EvidenceCode } from './demand.ts'
export {
  type DeskView,
  findConversationInHand,
  listTabs,
  type MatterView,
  readConversation,
} from './desk.read.ts'
export { endConversation } from './end-conversation.ts'
export { endHush } from './end-hush.ts'
export { type ForRequest, readForRequest } from './for-request.read.ts'
export { getFormOfMatter, readAsked } from './form-of-matter.read.ts'
export { giveBackFollower } from './give-back.ts'
export { findGone, type Gone } from './gone.read.ts'
export { acceptHandover, finishHandover, giveBackHandover } from './handovers/answer-handover.ts'
export { goOnWithCallBack, goOnWithHandover } from './handovers/go-on-with.ts'
export {
  type HandoverNews,
  type HandoverView,
  listHandoverNews,
  listOwnOffers,
  readHandover,
} from './handovers/handover.read.ts'
export type { HandoverState } from './handovers/handover.ts'
export { offerHandover, returnUnanswered } from './handovers/offer-handover.ts'
export { hasEnded } from './has-ended.ts'
export { findHeardIn } from './heard-in.read.ts'
export { findHush, holdBackOf, hushConversation, isHushed, listHeldBack, settleHeldBack } from './hush.ts'
export { identifyAsker } from './identify-asker.ts'
export { type Identified, identifyCustomer } from './identify-customer.ts'
export { interactionColumns } from './importing/columns.ts'
export { importInteractions } from './importing/import-interactions.ts'
export type { OldChannel } from './importing/read-old-conversation.ts'
export {
  DIRECTIONS,
  INTERACTION_CHANNELS,
  type InteractionChannel,
  isSpoken,
  MATTER_OUTCOMES,
  type MatterOutcome,
  SAFE_BECAUSE,
} from './interaction.ts'
export { conversationHushed } from './interactions.events.ts'
export { lockConversations, tellCall } from './interactions.store.ts'
export { BRING_IN_JOB, bringIn, joiningFollower } from './joining/bring-in.ts'
export { findJoined, giveBackNotJoined, joinCall, noteGone } from './joining/join-call.ts'
export { type KeptWrapUp, keepWrapUp } from './keep-wrap-up.ts'
export { isOfKeptConversation } from './kept-conversations.read.ts'
export { findHome, postcodeOf, readKnownAnswers, readKnownContact } from './known-answers.ts'
export { keepPlace, type NewPlace, offerPlace } from './lines/keep-place.ts'
export { leaveForMessage } from './lines/leave-line.ts'
export { leaveToLine } from './lines/leave-to-line.ts'
export {
  findLineCall,
  type LineCall,
  type LineOutcome,
  type Place,
  readLineOutcomes,
  readPlace,
} from './lines/line-call.read.ts'
export type { LineWait } from './lines/line-wait.ts'
export {
  endLostCalls,
  findLineParties,
  forgetLineWebhooks,
  hasEndedInLine,
  keepLineWebhook,
  type LineWebhook,
  readSaid,
} from './lines/line-webhooks.ts'
export { returnCall } from './lines/return-call.ts'
export { waysToNumber } from './lines/safe-number.ts'
export { linkMessages } from './links.messages.ts'
export { addBookedRoom } from './meeting/add-booked-room.ts'
export { sendMeeting } from './meeting/send-meeting.ts'
export { messageCustomer, undoMessageToCustomer } from './message-customer.ts'
export type { Met } from './met.read.ts'
export { type CallNews, listCallNews, listOwnCalls } from './news.read.ts'
export { noteBooking } from './note-booking.ts'
export { isOfOthers } from './of-others.ts'
export { parkConversation, takeUpConversation } from './park-conversation.ts'
export {
  listConversationsAbout,
  listConversationsOf,
  type PastConversation,
  type PastMatter,
  wordsFor,
} from './past.read.ts'
export { sendPayLink } from './paying/send-pay-link.ts'
export { listPresence, readOwnPresence } from './presence/presence.read.ts'
export { CHOSEN, isFree, type Presence } from './presence/presence.ts'
export { noteSignOfLife, setPresence } from './presence/set-presence.ts'
export { forgetKeptTimes, giveTimeBack, keepTime } from './promised/keep-time.ts'
export { hasTimeFor, type TeamTime } from './promised/team-time.ts'
export { lockTeamTimes, readTeamTimes, teamTimes } from './promised/team-times.read.ts'
export { type AtScript, readAtScript } from './recording/at-script.read.ts'
export { endStepOfRecording, goOnRecording, pauseRecording } from './recording/recording.ts'
export { recordingFollower, TELL_RECORDING_JOB, tellRecording } from './recording/tell-telephone.ts'
export { type CallNow, listCallsNow, readSaidInCall } from './said-in-call.read.ts'
export { addToGone, type KeptWords, saveWords, type TypedWords } from './save-words.ts'
export { startConversation } from './start-conversation.ts'
export type { Tab } from './tab.ts'
export { type TakenEvent, takeCallEvent } from './take-call-event.ts'
export { isSignedCallEvent, makeTelephonyKey, signCallEvent, telephonyKeySince } from './telephony-key.ts'
export { readDelegationUses, readSpent } from './use-delegation.ts'
export { listWrittenNews, type WrittenNews } from './waiting/join-in-hand.ts'
export {
  addToWaiting,
  describeWaiting,
  type NewWaiting,
  putAwayWaiting,
  putWaiting,
  readWaiting,
  settleWaiting,
  takeWaiting,
  type WaitingState,
} from './waiting/waiting.ts'
export { noteWriterOfWaiting } from './waiting/writer.ts'
export { findLinkTo, findSendTo, firstWay, readWays, type Ways } from './ways.read.ts'
export { isEnough, THINGS, type Thing, thingsSaid } from './what-was-said.ts'
export { isWithSomebody } from './with-somebody.read.ts'
export { waysToSpeak } from './work/by-skill.ts'
export { type Taken, takeNext, takeWork } from './work/take-next.ts'
export { type Coming, listWork, MOST_WORK, readWork } from './work/work.read.ts'
export { type Fit, isFreeToTake, RANKS, WORK_KINDS, type WorkItem, type WorkKind } from './work/work.ts'
export { wrapUp } from './wrap-up.ts'
export { isInboxFor, isWrittenFor } from './written-for.ts'
