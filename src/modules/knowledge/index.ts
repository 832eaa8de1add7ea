// knowledge: articles that answer questions, and the one directory of whom to ask.
export { findCover, listAbsences } from './absences.read.ts'
export { type Article, type ArticleDefinition, AUDIENCES, answersFor, isPastReview } from './article.ts'
export { type ReadArticle, readArticle, readDraft } from './articles.read.ts'
export { type Absence, type Cover, coverOn } from './away.ts'
export { changeContact, removeContact } from './change-contact.ts'
export { changeDetails, hasDetails, mayChangeDetails } from './change-details.ts'
export {
  CONTACT_KINDS,
  type Contact,
  type ContactDefinition,
  type ContactKind,
  type ContactNumber,
  numbersNow,
  type OwnKind,
  readContactId,
} from './contact.ts'
export { getContact, getListed, type Listed } from './contacts.read.ts'
export * from './knowledge.events.ts'
export { type MyList, readMyList, readReport, type WrongReport } from './my-list.read.ts'
export { nameKnowledge } from './name-knowledge.read.ts'
export { publishArticle, withdrawArticle } from './publish-article.ts'
export { hasWords } from './read-words.ts'
export {
  type KnowledgeLoaded,
  type KnowledgeOfPack,
  type PackArticle,
  type PackContact,
  replaceKnowledge,
} from './replace-knowledge.ts'
export { saveArticle } from './save-article.ts'
export { answerReport, sayWhetherArticleIsRight, sayWhetherContactIsRight } from './say-whether-right.ts'
export { type Because, type Found, searchKnowledge } from './search-knowledge.ts'
export { endAbsence, maySayAwayFor, setAbsence } from './set-absence.ts'
export { listToTakeAlong, type TakenAlong } from './take-along.read.ts'
