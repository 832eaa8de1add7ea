import { askingNow } from '../../modules/drafts/index.ts'
import { type OpenedRequest, reporterFrom, takeFromOutside } from '../../modules/requests/index.ts'
import type { Ctx } from '../../platform/context.ts'
import {
  type AddressAnswer,
  type AnswerProblem,
  type Answers,
  answersOfContact,
  CONTACT,
  checkAnswers,
  contactOf,
  type GivenContact,
  type PlaceAnswer,
  type Question,
  summaryDetails,
} from '../../platform/form/index.ts'
import { CallerError } from './problems.ts'
import type { RepeatKey } from './repeats.ts'
import type { ServiceForm } from './service-forms.ts'
import { textsIn } from './text.ts'

/** What another system sent, read but not yet judged. */
export interface Sent {
  form: ServiceForm
  /** The questions with the rules that hold for this interface. */
  questions: Question[]
  /** Answers to the service's own questions, by id. */
  values: Record<string, unknown>
  contact: GivenContact
  /** Where it is, where the form has no question for it. */
  place?: PlaceAnswer
  /** Free words, where no question of the form takes them. */
  description?: string
  /** What no question asks for: told to staff. */
  notes: string[]
  repeat: RepeatKey
  external?: { source: string; id: string }
}

/** Judges everything by the rules of the form and takes it in, once. Throws CallerError 400 that names what to mend. */
export async function takeRequest(ctx: Ctx, sent: Sent): Promise<OpenedRequest> {
  const { answers, notes } = await judge(ctx, sent)
  const { service } = sent.form
  const own = Object.fromEntries(Object.entries(answers).filter(([id]) => !id.startsWith('_')))
  const place = sent.place ?? first<PlaceAnswer>(sent.questions, own, 'place')
  const address = first<AddressAnswer>(sent.questions, own, 'address')
  const contact = contactOf(answers)
  const name = contact.name ?? sent.contact.name
  const request = {
    service: service.slug,
    versionId: service.versionId,
    answers: own,
    ...(place && { place }),
    ...(address && { postcode: address.postcode }),
    ...(sent.description && {
      details: [sent.description, summaryDetails(sent.questions, own, ctx.language)].filter(Boolean).join('\n'),
    }),
    ...(sent.external && { external: sent.external }),
  }
  // Whoever sends it for her was not asked what is safe.
  const reporter = reporterFrom({ ...contact, ...(name && { name }), asked: false })
  const submission = { ...sent.repeat, language: ctx.language, reporter, requests: [request] }
  return takeFromOutside(ctx, submission, notes.join('\n'))
}

function first<T>(questions: Question[], answers: Answers, type: Question['type']): T | undefined {
  const question = questions.find(each => each.type === type && answers[each.id] !== undefined)
  return question && (answers[question.id] as T)
}

/**
 * The answers as they are kept. An email address or phone number that cannot be one is no reason to lose a report where
 * we can do without it: staff are told of it as it came.
 */
async function judge(ctx: Ctx, sent: Sent): Promise<{ answers: Answers; notes: string[] }> {
  const strict = await check(ctx, sent, sent.contact)
  if (!strict.problems) return { answers: strict.answers, notes: sent.notes }
  const { usable, notes } = withoutUnusable(ctx, sent, strict.problems)
  const checked = notes.length > 0 ? await check(ctx, sent, usable) : strict
  if (checked.problems) throw new CallerError(400, strict.problems.map(sayProblem))
  return { answers: checked.answers, notes: [...sent.notes, ...notes] }
}

function check(ctx: Ctx, { questions, values }: Sent, contact: GivenContact) {
  const contactAnswers = answersOfContact(questions, { ...contact, language: contact.language ?? ctx.language })
  return checkAnswers(questions, { ...values, ...contactAnswers }, askingNow(ctx))
}

function withoutUnusable(ctx: Ctx, { contact }: Sent, problems: AnswerProblem[]) {
  const t = textsIn(ctx.language)
  const usable = { ...contact }
  const notes: string[] = []
  for (const name of ['email', 'phone'] as const) {
    const value = contact[name]
    if (!value || !problems.some(({ question, field }) => question === CONTACT && field === `q-${name}`)) continue
    delete usable[name]
    notes.push(t('noteAlso', { name, value }))
  }
  return { usable, notes }
}

const sayProblem = ({ question, text }: AnswerProblem) => ({ field: question, description: `${question}: ${text}` })
