import { event } from '../../platform/events/index.ts'

export const messageRetried = event<{ messageId: string }>('channels.message-retried', data => data.messageId)
export const arrivalRetried = event<{ arrivalId: string }>('channels.arrival-retried', data => data.arrivalId)
