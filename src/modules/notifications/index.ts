// notifications: who is told what, and how.
export { deathFollower } from './death-follower.ts'
export { fallBack, type KnownReader, readersOfFailed, sendAnotherWay } from './fall-back.ts'
export { glassFollower } from './glass-follower.ts'
export { noticeFollower, TELL_NOTICE_JOB, tellNotice } from './notice-follower.ts'
export { notificationFollower } from './notification-follower.ts'
export { tellWaitingNews } from './tell-waiting-news.ts'
export { previewLetter, sendTestLetter } from './templates/preview.ts'
export { checkTemplate, giveTemplateBack, refuseIfChanged, saveTemplate } from './templates/save-template.ts'
export {
  fieldsOf,
  isTemplate,
  neededFields,
  TEMPLATES,
  type TemplateId,
  type TemplateWords,
} from './templates/template.ts'
export {
  getTemplate,
  listOwnTemplates,
  listTemplateVersions,
  nameTemplateVersions,
  type Template,
} from './templates/templates.read.ts'
