import { event } from '../../platform/events/index.ts'

export const messageRetried = event<{ messageId: string }>('channels.message-retried', data => data.messageId)
/** One that failed needs nobody any more: it goes another way, or she was told. */
export const messageMended = event<{ messageId: string; how: string }>(
  'channels.message-mended',
  data => data.messageId,
)
export const arrivalRetried = event<{ arrivalId: string }>('channels.arrival-retried', data => data.arrivalId)
export const arrivalSeenTo = event<{ arrivalId: string }>('channels.arrival-seen-to', data => data.arrivalId)
export const lettersPrinted = event<{ batchId: string; letters: number }>(
  'channels.letters-printed',
  data => data.batchId,
)
export const letterReprinted = event<{ messageId: string }>('channels.letter-reprinted', data => data.messageId)
export const letterMadeByHand = event<{ messageId: string }>('channels.letter-made', data => data.messageId)
