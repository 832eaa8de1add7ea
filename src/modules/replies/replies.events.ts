import { event } from '../../platform/events/index.ts'

export const replySaved = event<{ replyId: string }>('replies.saved', data => data.replyId)
export const replyRemoved = event<{ replyId: string }>('replies.removed', data => data.replyId)
