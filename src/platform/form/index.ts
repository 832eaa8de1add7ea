// The engine of forms: pure rules over questions and answers. Every channel asks and checks through it.
export { holds, questionsThatApply } from './apply.ts'
export { type Attribute, attributesOf, fromAttributes } from './attributes.ts'
export { type AnswerProblem, type CheckedAnswers, checkAnswers } from './check-answers.ts'
export { answersOfContact, type ContactDetails, contactOf, type GivenContact } from './contact-of.ts'
export {
  displayAnswer,
  displayAnswers,
  mainTextQuestion,
  placeQuestion,
  publicDetails,
  summaryDetails,
} from './display.ts'
export { metresBetween } from './distance.ts'
export { type AskedService, BEHALF, CONTACT, DETAILS, formOf, REASON, SAFE, WHO } from './form-of.ts'
export { type OwnWords, ownWords } from './own-words.ts'
export { formatPostcode, isFirstHalf, isPartOfPostcode, postcodesIn, withoutPostcodes } from './postcode.ts'
export * from './question.ts'
export { FIELD, fieldsOf, pressedInGroup, type ReadAnswer, readAnswer } from './read-answer.ts'
export { offeredOptions } from './types/choice.ts'
export { FILES_MAX } from './types/files.ts'
export { checkAnswer } from './types/index.ts'
export { placeLine, sayNearest } from './types/say-place.ts'
export { firstToAnswer, nextQuestion, previousQuestion, progressAt } from './walk.ts'
