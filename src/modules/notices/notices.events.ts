import { event } from '../../platform/events/index.ts'

export const noticePublished = event<{ noticeId: string; services: string[]; areas: string[]; tells: boolean }>(
  'notices.published',
  data => data.noticeId,
)
export const noticeChanged = event<{ noticeId: string }>('notices.changed', data => data.noticeId)
export const noticeEnded = event<{ noticeId: string }>('notices.ended', data => data.noticeId)
