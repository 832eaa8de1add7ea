// interactions: every conversation with somebody, what it was about and how it ended; and the calls it came by.
export { addMatter, chaseRequest, nameService, noteDraft, noteRequest } from './add-matter.ts'
export { answerCall } from './answer-call.ts'
export { listCallProblems } from './call-problems.read.ts'
export { confirmDemand } from './confirm-demand.ts'
export { DEMAND_TYPES, type DemandType, type Evidence, type EvidenceCode } from './demand.ts'
export {
  type DeskView,
  findConversationInHand,
  listTabs,
  type MatterView,
  readConversation,
  type Tab,
} from './desk.read.ts'
export { endConversation } from './end-conversation.ts'
export { type Identified, identifyCustomer } from './identify-customer.ts'
export {
  DIRECTIONS,
  INTERACTION_CHANNELS,
  type InteractionChannel,
  MATTER_OUTCOMES,
  type MatterOutcome,
} from './interaction.ts'
export { messageCustomer } from './message-customer.ts'
export { type CallNews, listCallNews } from './news.read.ts'
export { parkConversation, takeUpConversation } from './park-conversation.ts'
export {
  listConversationsAbout,
  listConversationsOf,
  type PastConversation,
  type PastMatter,
  wordsFor,
} from './past.read.ts'
export { saveWords, type TypedWords } from './save-words.ts'
export { startConversation } from './start-conversation.ts'
export { type TakenEvent, takeCallEvent } from './take-call-event.ts'
export { isSignedCallEvent, makeTelephonyKey, signCallEvent, telephonyKeySince } from './telephony-key.ts'
export { isWithSomebody } from './with-somebody.read.ts'
export { wrapUp } from './wrap-up.ts'
