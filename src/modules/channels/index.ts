// channels: what arrives and what goes out, by any medium; it knows neither customers nor requests.
export {
  type Arrival,
  countArrivals,
  getArrival,
  listSeenTo,
  listUnreadable,
  listWaitingArrivals,
  type Medium,
  noteProgress,
} from './arrivals.store.ts'
export { ASK_PROVIDERS_JOB, askProviders } from './ask-providers.ts'
export { forgetMessages } from './forget-messages.ts'
export {
  forgetInlets,
  holdInlets,
  type Incoming,
  type Inlet,
  noteLook,
  openMailbox,
  readIncoming,
  readMailboxTo,
  releaseInlets,
} from './inlets.store.ts'
export {
  FAILED_FOR_DAYS,
  type FailedMessage,
  findHeldFor,
  getFailed,
  holdFailed,
  listFailed,
  listHeldFor,
  type Mended,
  markMended,
  sendElsewhere,
} from './mend-message.ts'
export {
  countTexts,
  countUnsent,
  listMessages,
  listSentTo,
  type MessageRow,
  type MessageStatus,
  readMessage,
  type SentMessage,
} from './messages.read.ts'
export { noteReport } from './note-receipt.ts'
export { SEND_MESSAGE_JOB } from './plan-sending.ts'
export { makePrintBatch, openPrintBatch, type Sender } from './printing/print-batch.ts'
export {
  listPrintBatches,
  listToPrint,
  type PrintBatch,
  type PrintedLetter,
  readPrintBatch,
} from './printing/print-batches.read.ts'
export { noteMadeByHand, reprintLetter } from './printing/reprint-letter.ts'
export { type ProviderState, readProviders } from './provider-turns.ts'
export { MESSAGE_FORMATS, type MessageFormat, type NewMessage, queueMessages, requeueUnsent } from './queue-messages.ts'
export { type QuietHours, quietUntil } from './quiet-hours.ts'
export { type Act, type ReadArrival, readArrivals, retryArrival, seeToArrival, Unreadable } from './read-arrivals.ts'
export { findNotArrived, type NewArrival, receiveArrival, receiveArrivals } from './receive-arrival.ts'
export { hasRefused, noteRefusal, withdrawRefusal } from './refusals.ts'
export { removeOldRaw } from './remove-old-raw.ts'
export { retryMessage } from './retry-message.ts'
export { type SendingBy, sendMessage } from './send-message.ts'
export { keepSendingNotices, sendNotices } from './send-notices.ts'
export { takeBackMessage } from './take-back.ts'
export { countParts, plainForText } from './text-parts.ts'
export {
  findReturned,
  findTextThreads,
  findThread,
  isMailOfOurs,
  noteFailedDelivery,
  replyAddress,
  threadOfToken,
  threadToken,
} from './threads.ts'
export { holdBack, withholdFrom, withholdMessages } from './withhold-messages.ts'
