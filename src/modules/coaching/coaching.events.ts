import { event } from '../../platform/events/index.ts'

/** Subjects are the colleague it is about: ids alone, and no words. */
export const noteWritten = event<{ noteId: string; staffId: string }>('coaching.note-written', data => data.staffId)
export const noteAnswered = event<{ noteId: string; staffId: string }>('coaching.note-answered', data => data.staffId)
export const thanksGiven = event<{ thanksId: string; staffId: string; requestId: string; how: 'link' | 'told' }>(
  'coaching.thanks-given',
  data => data.staffId,
)
