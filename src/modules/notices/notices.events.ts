import { event } from '../../platform/events/index.ts'

export const noticePublished = event<{ noticeId: string; services: string[]; areas: string[] }>(
  'notices.published',
  data => data.noticeId,
)
export const noticeEnded = event<{ noticeId: string }>('notices.ended', data => data.noticeId)
