import { event } from '../../platform/events/index.ts'

/** `id`: of the version. Its subject is the version too: who changed which message is read from it. */
export const templateChanged = event<{ versionId: string; template: string; service: string | null }>(
  'templates.changed',
  data => data.versionId,
)
export const templateGivenBack = event<{ versionId: string; template: string; service: string | null }>(
  'templates.given-back',
  data => data.versionId,
)
