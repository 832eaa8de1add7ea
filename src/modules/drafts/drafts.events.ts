import { event } from '../../platform/events/index.ts'

/** Ids and codes only: what was answered stays in the draft's row. Subjects are ids of drafts. */
export const draftStarted = event<{ draftId: string; service: string; versionId: string }>(
  'drafts.started',
  data => data.draftId,
)
/** Somebody wants to go on later, or elsewhere. */
export const resumeCodeMade = event<{ draftId: string; service: string }>('drafts.code-made', data => data.draftId)
export const draftResumed = event<{ draftId: string; service: string }>('drafts.resumed', data => data.draftId)
/** Never sent. `atQuestion`: where people give up. */
export const draftExpired = event<{ draftId: string; service: string; atQuestion: string | null }>(
  'drafts.expired',
  data => data.draftId,
)
