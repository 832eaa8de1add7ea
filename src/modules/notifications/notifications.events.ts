import { event } from '../../platform/events/index.ts'

/** `id`: of the version. Its subject is the version too: who changed which letter is read from it. */
export const templateChanged = event<{ versionId: string; template: string; service: string | null }>(
  'notifications.template-changed',
  data => data.versionId,
)
export const templateGivenBack = event<{ versionId: string; template: string; service: string | null }>(
  'notifications.template-given-back',
  data => data.versionId,
)
