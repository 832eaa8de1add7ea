// Answers to a service's form for somebody whose words and postcode are known.
import {
  type Answer,
  type Answers,
  BEHALF,
  CONTACT,
  DETAILS,
  mainTextQuestion,
  type PlaceAnswer,
  type Question,
  questionsThatApply,
  SAFE,
  WHO,
} from '../../platform/form/index.ts'
import { say } from '../../platform/text.ts'
import type { DemoRequest } from './demo-file.ts'

export interface DemoPerson {
  name: string
  email: string
  phone: string
  /** Gives her details where the form lets her choose. */
  reachable: boolean
  /** What of these she ticks as safe. */
  safe: string[]
}

export interface DemoSituation {
  asked: DemoRequest
  person: DemoPerson
  place: PlaceAnswer
  /** The day she asks. */
  today: Temporal.PlainDate
}

/** An answer to each question she has to answer, in order, so that conditions hold as on the page. */
export function makeAnswers(questions: Question[], situation: DemoSituation): Answers {
  const answers: Answers = {}
  const main = mainTextQuestion(questions)
  for (const { id } of questions) {
    const question = questionsThatApply(questions, answers).find(each => each.id === id)
    if (!question) continue
    const answer =
      situation.asked.answers[id] ?? (id === main?.id ? situation.asked.text : answerFor(question, situation))
    if (answer !== undefined) answers[id] = answer
  }
  return answers
}

function answerFor(question: Question, situation: DemoSituation): Answer | undefined {
  const { person } = situation
  if (question.id === WHO) return 'me'
  if (question.id === BEHALF) return undefined
  if (question.id === DETAILS) return person.reachable ? 'yes' : 'no'
  if (question.id === CONTACT) return contactAnswer(question, situation)
  if (question.id === SAFE) return person.safe
  if (question.type === 'place') return situation.place
  if (question.required === false) return undefined
  return byType(question, situation)
}

function contactAnswer({ fields = [] }: Question, { person, asked }: DemoSituation): Answers {
  const asksLanguage = fields.some(field => field.id === 'language')
  return {
    name: person.name,
    email: person.email,
    phone: person.phone,
    ...(asksLanguage && { language: asked.language }),
  }
}

function byType(question: Question, situation: DemoSituation): Answer | undefined {
  const { asked, person, today } = situation
  switch (question.type) {
    case 'text':
    case 'long-text':
      return asked.text.slice(0, question.max ?? 200)
    case 'number':
      return question.min ?? 1
    case 'date':
      return today.add({ days: question.future ? 14 : -3 }).toString()
    case 'yes-no':
      return 'no'
    case 'radios':
    case 'select':
      return likelyOption(question, situation)
    case 'checkboxes':
      return [likelyOption(question, situation)]
    case 'email':
      return person.email
    case 'phone':
      return '+441632960999'
    case 'name':
      return person.name
    case 'address':
      return { lines: ['1 Example Street'], postcode: asked.postcode }
    case 'group':
      return Array.from({ length: Math.max(1, question.min ?? 1) }, () => makeAnswers(question.fields ?? [], situation))
    case 'declaration':
      return true
    default:
      return undefined
  }
}

/** Options that contradict nobody, the likeliest first. */
const VAGUE = ['not-sure', 'other', 'something-else']

/** The option that shares most words with what she wrote; else one that does not contradict it; else the first. */
function likelyOption({ options = [] }: Question, { asked }: DemoSituation): string {
  const written = stemsOf(asked.text)
  const shared = options.map(option =>
    [...stemsOf(say(option.label, asked.language))].filter(stem => written.has(stem)),
  )
  const most = Math.max(...shared.map(stems => stems.length))
  const fitting = most > 0 ? options[shared.findIndex(stems => stems.length === most)] : undefined
  const vague = VAGUE.map(value => options.find(option => option.value === value)).find(Boolean)
  return (fitting ?? vague ?? options[0])!.value
}

/** The beginnings of the longer words: enough to tell 'swing' in 'swings'. */
const stemsOf = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map(word => word.slice(0, 5)))
