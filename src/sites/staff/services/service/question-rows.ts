import type { Condition, Question } from '../../../../platform/form/index.ts'
import type { Words } from '../../../../platform/text.ts'

/** One question of a form as the staff site lists it. */
export interface QuestionRow {
  label: Words
  hint: Words | undefined
  type: Question['type']
  required: boolean
  isPublic: boolean
  options: Words[]
  /** 'How wide is it?' is 'Many holes', …: it is asked only then. */
  onlyWhen: { question: Words; is: Words[]; not: Words[] }[]
  /** Of a group: what is asked about each. */
  fields: QuestionRow[]
}

export function questionRows(questions: Question[], all = questions): QuestionRow[] {
  return questions.map(question => ({
    label: question.label,
    hint: question.hint,
    type: question.type,
    required: question.required !== false,
    isPublic: question.public === true,
    options: question.options?.map(option => option.label) ?? [],
    onlyWhen: [question.when ?? []].flat().map(condition => sayCondition(condition, all)),
    fields: questionRows(question.fields ?? [], question.fields ?? []),
  }))
}

function sayCondition({ question: id, is = [], not = [] }: Condition, all: Question[]) {
  const question = all.find(each => each.id === id)
  const labelOf = (value: string): Words =>
    question?.options?.find(option => option.value === value)?.label ?? { en: value }
  return { question: question?.label ?? { en: id }, is: is.map(labelOf), not: not.map(labelOf) }
}
