export { countUnsent, listMessages, type MessageRow, readMessage } from './messages.read.ts'
export { type NewMessage, queueMessages, requeueUnsent } from './queue-messages.ts'
export { retryMessage } from './retry-message.ts'
export { SEND_MESSAGE_JOB, sendMessage } from './send-message.ts'
