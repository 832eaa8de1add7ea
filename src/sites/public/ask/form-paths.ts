import type { FormPaths } from '../../questions/form-paths.ts'

/** The pages of the public site on the way through a form. */
export const askPaths: FormPaths = {
  question: (draftId, questionId) => `/ask/${draftId}/q/${questionId}`,
  check: draftId => `/ask/${draftId}/check`,
  sent: draftId => `/ask/${draftId}/sent`,
  start: draft => `/services/${draft.service}`,
  file: (draftId, fileId) => `/ask/${draftId}/files/${fileId}`,
  nearby: draftId => `/ask/${draftId}/nearby`,
}
