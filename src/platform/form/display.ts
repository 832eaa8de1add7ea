import { type Language, say } from '../text.ts'
import { questionsThatApply } from './apply.ts'
import type { Answer, Answers, Question, QuestionType } from './question.ts'
import { typeOf } from './types/index.ts'

/** An answer in words, a line each; [] where there is none. For the check page, staff, mails and CSV alike. */
export function displayAnswer(question: Question, answer: Answer | undefined, language: Language): string[] {
  return answer === undefined || answer === null ? [] : typeOf(question).say(question, answer, language)
}

/** Each answered question that applies, with its label and its words. */
export function displayAnswers(questions: readonly Question[], answers: Answers, language: Language) {
  return questionsThatApply(questions, answers)
    .filter(question => answers[question.id] !== undefined)
    .map(question => ({
      question,
      label: say(question.label, language),
      lines: displayAnswer(question, answers[question.id], language),
    }))
}

/** Where a thing is, its pictures and who people are have places of their own on every screen. */
const NEVER_IN_TEXT: QuestionType[] = [
  'place',
  'photos',
  'documents',
  'email',
  'phone',
  'name',
  'address',
  'set',
  'group',
  'declaration',
]
const FREE_TEXT: QuestionType[] = ['long-text', 'text']

/** What the public page may show: answers to questions marked public, and no others. Not masked yet: the caller masks. */
export function publicDetails(questions: readonly Question[], answers: Answers, language: Language): string {
  return detailsOf(questions, answers, language, question => question.public === true).join('\n')
}

/** The gist for lists and search of staff: what happened, other own words, then what they chose. Never who they are. */
export function summaryDetails(questions: readonly Question[], answers: Answers, language: Language): string {
  const main = mainTextQuestion(questions)
  const mainFirst = questions.toSorted((a, b) => Number(b === main) - Number(a === main))
  return detailsOf(mainFirst, answers, language, question => !question.id.startsWith('_')).join('\n')
}

function detailsOf(
  questions: readonly Question[],
  answers: Answers,
  language: Language,
  wanted: (question: Question) => boolean,
): string[] {
  const shown = displayAnswers(questions, answers, language).filter(
    ({ question }) => wanted(question) && !NEVER_IN_TEXT.includes(question.type),
  )
  const written = shown.filter(({ question }) => FREE_TEXT.includes(question.type)).map(({ lines }) => lines.join('\n'))
  const chosen = shown.filter(({ question }) => !FREE_TEXT.includes(question.type))
  return [...written, ...chosen.map(({ label, lines }) => `${label} ${lines.join(', ')}`)]
}

/**
 * The question that takes a report's free words (Open311's `description`): a long text that may be shown, else any
 * long text, else none.
 */
export function mainTextQuestion(questions: readonly Question[]): Question | null {
  const longTexts = questions.filter(question => question.type === 'long-text' && !question.when)
  return longTexts.find(question => question.public) ?? longTexts[0] ?? null
}

/** The question whose answer is where the thing is; null for services of no place. */
export function placeQuestion(questions: readonly Question[]): Question | null {
  return questions.find(question => question.type === 'place') ?? null
}
