// drafts: forms not yet sent. One set of answers for the web, an adviser's script and whatever asks next.
export { markOfAnswer, saveAnswerAsShown } from './answer-as-shown.ts'
export { markOf, refuseUnread } from './as-read.ts'
export { type Draft, isFromRecord, type KnownBefore } from './draft.ts'
export { findDraftVersion, getDraft, getDraftAtWork } from './drafts.store.ts'
export { expireDrafts } from './expire-drafts.ts'
export { fittingAnswers } from './fitting-answers.ts'
export { askingNow, councilsAt, readCurrentForm, readForm, readFormByText, type ServiceForm } from './form-of-draft.ts'
export { makeResumeCode, resumePath } from './resume-code.ts'
export { resumeDraft, takeUpDraft } from './resume-draft.ts'
export { addFiles, goTo, removeFile, saveAnswer } from './save-answer.ts'
export {
  LEFT_HOW,
  type LeftHow,
  leaveScripts,
  noteScriptStep,
  readScriptSteps,
  type ScriptStep,
} from './script-steps.ts'
export { type NewDraft, startDraft, startDraftWithCode } from './start-draft.ts'
export { endTextForm, findTextForm, noteTextForm, type SoFar, type TextForm } from './text-forms.ts'
