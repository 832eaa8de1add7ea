// templates: what the messages that go out by themselves say.
export { type Facts, fillTemplate } from './fill.ts'
export { plainKinds } from './kinds.ts'
export { checkTemplate, giveTemplateBack, refuseIfChanged, saveTemplate } from './save-template.ts'
export { sendTest } from './send-test.ts'
export { type Example, fieldsOf, type MessageKind, PARTS, type Part, partsOf, type TemplateWords } from './template.ts'
export {
  getTemplate,
  listOwnTemplates,
  listTemplateVersions,
  nameTemplateVersions,
  type Template,
} from './templates.read.ts'
export { neutralSubject, subjectOf, type Written, wordsFor, writeMessage, writeWith } from './write.ts'
