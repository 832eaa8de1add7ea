import type { FormPaths } from '../../questions/form-paths.ts'

const home = (draftId: string) => `/staff/take/form/${draftId}`

/** The pages of the staff site on the way through a form that is filled in for somebody. */
export const takePaths: FormPaths = {
  question: (draftId, questionId) => `${home(draftId)}/q/${questionId}`,
  check: draftId => `${home(draftId)}/check`,
  sent: draftId => `${home(draftId)}/sent`,
  start: draft => `/staff/take/services/${draft.service}`,
  file: (draftId, fileId) => `${home(draftId)}/files/${fileId}`,
  nearby: draftId => `${home(draftId)}/nearby`,
}
