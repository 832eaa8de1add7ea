import type { Answer, Answers, Condition, Question } from './question.ts'

/**
 * The questions somebody with these answers is asked, in order, each with the options that apply.
 * Answers to questions that do not apply count for nothing, so a chain of conditions ends where its first link does.
 */
export function questionsThatApply(questions: readonly Question[], answers: Answers): Question[] {
  const counted: Answers = {}
  const asked: Question[] = []
  for (const question of questions) {
    if (!holds(question.when, counted)) continue
    counted[question.id] = answers[question.id]
    asked.push(withOptionsThatApply(question, counted))
  }
  return asked
}

/** All of the conditions hold. `not` also holds where there is no answer; `is` does not. */
export function holds(when: Condition | Condition[] | undefined, answers: Answers): boolean {
  const conditions = when === undefined ? [] : Array.isArray(when) ? when : [when]
  return conditions.every(condition => holdsOne(condition, valuesAt(answers, condition.question)))
}

function holdsOne({ is, not, given }: Condition, values: string[]): boolean {
  if (given && values.length === 0) return false
  if (is && !values.some(value => is.includes(value))) return false
  return !not || !values.some(value => not.includes(value))
}

/** The answer as the values a condition compares: one, or each that was ticked. */
function valuesAt(answers: Answers, path: string): string[] {
  const [question, field] = path.split('.', 2) as [string, string | undefined]
  const whole = answers[question]
  const answer = field === undefined ? whole : (whole as Answers | undefined)?.[field]
  return listOf(answer)
}

function listOf(answer: Answer | undefined): string[] {
  if (answer === undefined || answer === null || answer === '') return []
  return Array.isArray(answer) ? answer.map(String) : [answer === true ? 'yes' : String(answer)]
}

/** The question with the options that these answers leave open. */
export function withOptionsThatApply(question: Question, answers: Answers): Question {
  if (!question.options?.some(option => option.when)) return question
  return { ...question, options: question.options.filter(option => holds(option.when, answers)) }
}
