// services/*.yaml
import { FOR_WHOM, KINDS, type Service, VERBS, VISIBILITIES } from '../modules/catalogue/index.ts'
import type { Question } from '../platform/form/index.ts'
import type { Within } from '../platform/working-time/index.ts'
import { date } from './hours.ts'
import { checkWhen, conditions, conditionsOrYears, form } from './question.ts'
import {
  boolean,
  complain,
  defines,
  id,
  list,
  mapped,
  nullable,
  number,
  oneOf,
  optional,
  type Reader,
  readWhole,
  record,
  refersTo,
  string,
  Wrong,
} from './readers.ts'
import type { At } from './source.ts'
import { inEachLanguage, linkUrl, optionalWords, words } from './words-readers.ts'

const count = optional(number({ min: 0 }))
const within = mapped(
  record({ workingDays: count, workingHours: count, hours: count, days: count }),
  (read, at): Within => {
    if (Object.keys(read).length !== 1) throw new Wrong('write one of workingDays, workingHours, hours, days.', at.node)
    const wholeDays = read.workingDays ?? read.days ?? 0
    if (!Number.isInteger(wholeDays)) throw new Wrong('days are whole.', at.node)
    return read as Within
  },
)

const promise = record({
  calendar: refersTo('calendar'),
  steps: list(
    record({
      id,
      name: optionalWords,
      text: words,
      textIf: optionalWords,
      kept: optionalWords,
      within,
      when: optional(conditions),
    }),
    { min: 1 },
  ),
  legal: nullable(words),
  law: optionalWords,
})

const privacy = mapped(
  record({
    purpose: words,
    lawfulBasis: words,
    sharing: words,
    retention: record({ months: number({ min: 1, whole: true }), why: words }),
    visibility: oneOf(VISIBILITIES),
    sensitive: boolean,
    photos: oneOf(['person', 'rule']),
  }),
  (read, at) => {
    if (read.sensitive && read.visibility === 'public') throw new Wrong('what is sensitive cannot be public.', at.node)
    return read
  },
)

const scriptLine = mapped(
  record({ say: optionalWords, ask: optional(id), do: optionalWords, pause: optionalWords, pay: optionalWords }),
  (read, at) => {
    if (Object.keys(read).length !== 1)
      throw new Wrong('a line of a script is one of say, ask, do, pause, pay.', at.node)
    return read
  },
)

const texts = optional(list(words), [])

const service = record({
  slug: defines('service'),
  lgsl: nullable(number({ min: 1, whole: true })),
  verb: oneOf(VERBS),
  kind: oneOf(KINDS),
  name: words,
  title: words,
  summary: words,
  themes: list(refersTo('theme'), { min: 1 }),
  words: inEachLanguage(list(string, { min: 1 })),
  about: words,
  youNeed: texts,
  whoFor: words,
  elsewhere: optional(record({ name: words, url: linkUrl, why: words })),
  differs: optional(list(record({ areas: list(refersTo('area'), { min: 1 }), text: words }), { min: 1 })),
  rounds: optional(
    record({
      calendar: refersTo('calendar'),
      of: list(
        record({
          areas: list(refersTo('area'), { min: 1 }),
          what: words,
          first: date,
          every: number({ min: 1, max: 364, whole: true }),
        }),
        { min: 1 },
      ),
    }),
  ),
  danger: optional(refersTo('duty rule')),
  numbersFirst: optional(refersTo('duty rule')),
  quickExit: optional(boolean, false),
  teams: optional(list(refersTo('team')), []),
  promise: optional(promise),
  cost: optional(record({ pence: number({ min: 0, whole: true }), source: words })),
  fee: optional(record({ pence: number({ min: 1, whole: true }), source: words })),
  contact: oneOf(['required', 'optional', 'none']),
  onBehalf: optional(boolean, false),
  text: optional(record({ keyword: words, leave: optional(list(string, { min: 1 })) })),
  mail: optional(record({ opens: boolean })),
  relates: optional(list(refersTo('service')), []),
  goesWith: optional(
    list(record({ service: refersTo('service'), when: optional(conditions), why: words }), { min: 1 }),
  ),
  eligibility: optional(
    list(
      record({
        result: oneOf(['likely', 'unlikely']),
        when: conditionsOrYears,
        words,
        instead: optional(refersTo('service')),
      }),
      { min: 1 },
    ),
  ),
  nearby: optional(record({ metres: number({ min: 1, max: 5000 }), weeks: number({ min: 1, max: 520, whole: true }) })),
  privacy,
  outcomes: record({ done: texts, refused: texts, elsewhere: texts }),
  challenge: optionalWords,
  script: optional(list(scriptLine), []),
  form: optional(form),
})

/** One service; `slug` is what the file's name says. */
export function readServiceFile(at: At | null, slug: string): Service | undefined {
  const checked: Reader<Service> = mapped(service, (read, where) => {
    checkService(where, read, slug)
    return read
  })
  return readWhole(at, checked)
}

function checkService(at: At, service: Service, slug: string): void {
  const wrong = (sentence: string) => complain(at, service, sentence)
  if (service.slug !== slug)
    wrong(`the file is named '${slug}' and the slug is '${service.slug}': they must be the same.`)
  if (service.relates.includes(service.slug)) wrong("'relates' names the service itself.")
  for (const other of service.goesWith ?? []) {
    checkWhen(at, other.when, service.form ?? [], 'a question of the form')
    if (other.service === service.slug) complain(at, other, "'goesWith' names the service itself.")
  }
  for (const { when } of service.eligibility ?? [])
    for (const each of when)
      if ('years' in each) checkYears(at, each, service.form ?? [])
      else checkWhen(at, each, service.form ?? [], 'a question of the form')
  checkScript(at, service)
  checkConditionalSteps(at, service)
  if (service.nearby && !service.form?.some(question => question.type === 'place'))
    wrong("'nearby' needs a question of the type 'place'.")
  if (service.text && (!service.form || service.privacy.sensitive))
    wrong("'text' needs a form, and nothing sensitive: a text can be read by others.")
  for (const left of service.text?.leave ?? []) checkLeft(wrong, service, left)
  if (service.mail?.opens && !mayOpenByMail(service))
    wrong(
      "'mail' needs a form with a question of the type 'long-text', the kind 'service-request' and the visibility 'public'.",
    )
  if (!service.form) return
  if (service.teams.length === 0) wrong('a service with a form needs a team that does it.')
  if (!service.promise) wrong('a service with a form needs a promise.')
  if (service.outcomes.done.length === 0) wrong('a service with a form needs words for when it is done.')
  if (service.outcomes.refused.length > 0 && !service.challenge)
    wrong("'challenge' is missing: how can a 'no' be challenged?")
}

/** Of where it is nobody can do without. */
function checkLeft(wrong: (sentence: string) => void, { form = [], onBehalf }: Service, left: string): void {
  if (left === FOR_WHOM && onBehalf) return
  const question = form.find(({ id }) => id === left)
  if (!question) wrong(`'text' leaves '${left}', which is not a question of the form.`)
  else if (question.type === 'place' || question.type === 'address')
    wrong(`'text' leaves '${left}', which says where it is: that must be asked.`)
}

/** Never care, housing, complaints, the law, children: nobody publishes those. */
const mayOpenByMail = ({ form = [], kind, privacy }: Service): boolean =>
  kind === 'service-request' && privacy.visibility === 'public' && form.some(({ type }) => type === 'long-text')

function checkYears(at: At, each: { question: string }, form: NonNullable<Service['form']>): void {
  if (!form.some(({ id, type }) => id === each.question && type === 'date'))
    complain(at, each, `'years' names '${each.question}', which is not a date of the form.`)
}

function checkConditionalSteps(at: At, { promise, form = [] }: Service): void {
  const last = promise?.steps.at(-1)
  if (last?.kept) complain(at, last, "the last step ends in the words of the outcome: it cannot have 'kept'.")
  if (last?.when) complain(at, last, "the last step is promised to everybody: it cannot have a 'when'.")
  for (const step of promise?.steps ?? []) {
    checkWhen(at, step.when, form, 'a question of the form')
    if (step.when && !step.textIf)
      complain(at, step, "'textIf' is missing: what do we promise before the answers are known?")
    if (step.textIf && !step.when) complain(at, step, "'textIf' needs a 'when': write one text, the condition in it.")
  }
}

function checkScript(
  at: At,
  { script, fee, form = [] }: Pick<Service, 'script' | 'fee'> & { form?: Question[] },
): void {
  const pay = script.find(line => line.pay)
  if (pay && !fee) complain(at, pay, "the script has a step to pay, and 'fee' does not say how much.")
  for (const line of script) {
    if (line.ask === undefined || form.some(question => question.id === line.ask)) continue
    complain(at, line, `the script asks '${line.ask}', which is not a question of the form.`)
  }
}
