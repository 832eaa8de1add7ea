import { type Answers, type Condition, holds, type Question, questionsThatApply } from '../../platform/form/index.ts'
import type { Words } from '../../platform/text.ts'

/** So many whole years have passed since the date that was answered. */
export interface Years {
  question: string
  years: { least?: number; most?: number }
}

/** What some answers say of whether somebody can have the service. Nothing is decided by it: she may ask all the same. */
export interface EligibilityRule {
  result: 'likely' | 'unlikely'
  /** All of them. */
  when: (Condition | Years)[]
  words: Words
  /** Slug of a service that may fit instead. */
  instead?: string
}

/** The first rule that holds for the answers given so far; null: they say nothing yet. `today`: an ISO date. Pure. */
export function eligibilityFor(
  rules: readonly EligibilityRule[],
  questions: readonly Question[],
  answers: Answers,
  today: string,
): EligibilityRule | null {
  const asked = questionsThatApply(questions, answers).filter(({ id }) => answers[id] !== undefined)
  const counted = Object.fromEntries(asked.map(({ id }) => [id, answers[id]!]))
  return rules.find(({ when }) => when.every(each => isMet(each, counted, today))) ?? null
}

function isMet(condition: Condition | Years, answers: Answers, today: string): boolean {
  if (answers[condition.question.split('.')[0]!] === undefined) return false
  return 'years' in condition ? isOfAge(condition, answers, today) : holds(condition, answers)
}

function isOfAge(
  { question, years: { least = 0, most = Number.POSITIVE_INFINITY } }: Years,
  answers: Answers,
  today: string,
) {
  const { years } = Temporal.PlainDate.from(String(answers[question])).until(today, { largestUnit: 'years' })
  return years >= least && years <= most
}
