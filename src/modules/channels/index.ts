// channels: what arrives and what goes out, by any medium; it knows neither customers nor requests.
export { type Arrival, countArrivals, getArrival, listUnreadable, type Medium } from './arrivals.store.ts'
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
export { countUnsent, listMessages, type MessageRow, readMessage } from './messages.read.ts'
export { MESSAGE_FORMATS, type MessageFormat, type NewMessage, queueMessages, requeueUnsent } from './queue-messages.ts'
export { type ReadArrival, readArrivals, retryArrival, Unreadable } from './read-arrivals.ts'
export { findNotArrived, type NewArrival, receiveArrival, receiveArrivals } from './receive-arrival.ts'
export { retryMessage } from './retry-message.ts'
export { SEND_MESSAGE_JOB, sendMessage } from './send-message.ts'
export { findThread, messageIdOf, noteFailedDelivery, ownMessage, replyAddress, threadToken } from './threads.ts'
export { withholdMessages } from './withhold-messages.ts'
