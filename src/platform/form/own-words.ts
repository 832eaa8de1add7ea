import { questionsThatApply } from './apply.ts'
import type { Answer, Answers, PlaceAnswer, Question } from './question.ts'

/** What somebody typed in her own words. `isShort`: in a box for a few words, where a word alone answers its question. */
export interface OwnWords {
  words: string
  isShort: boolean
}

/** Everything free that was typed: no choices, and nothing of who she is or how she is reached. */
export function ownWords(questions: readonly Question[], answers: Answers): OwnWords[] {
  return questionsThatApply(questions, answers)
    .filter(({ id }) => !id.startsWith('_'))
    .flatMap(question => wordsOf(question, answers[question.id]))
    .filter(({ words }) => words.trim() !== '')
}

function wordsOf({ type, fields = [] }: Question, answer: Answer | undefined): OwnWords[] {
  if (answer === undefined || answer === null) return []
  switch (type) {
    case 'long-text':
      return [{ words: String(answer), isShort: false }]
    case 'text':
      return [{ words: String(answer), isShort: true }]
    case 'place':
      return [{ words: (answer as PlaceAnswer).words ?? '', isShort: true }]
    case 'group':
      return (answer as Answers[]).flatMap(item => ownWords(fields, item))
    case 'set':
      return ownWords(fields, answer as Answers)
    default:
      return []
  }
}
