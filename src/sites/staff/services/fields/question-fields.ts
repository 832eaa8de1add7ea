// The boxes of one question: its words, those of its answers, and whether it must be answered.
import type { Service } from '../../../../modules/catalogue/index.ts'
import type { Option, Question } from '../../../../platform/form/index.ts'
import type { Language } from '../../../../platform/text.ts'
import { type Bag, type Field, FieldWrong, inLanguage, wordsFields } from './field.ts'

type Languages = readonly Language[]
type Find = (service: Service) => Question | undefined
type Key = 'label' | 'hint' | 'requiredError' | 'none' | 'item' | 'patternError' | 'prefix' | 'suffix'

/** Boxes for answers that are not there yet. */
const NEW_OPTIONS = [1, 2]

/** All boxes of a question of this service. */
export function questionFields(service: Service, question: Question, languages: Languages): Field[] {
  const find: Find = changed => changed.form?.find(({ id }) => id === question.id)
  const index = service.form!.indexOf(question)
  return fieldsOf(question, { find, name: `question-${question.id}`, at: `form.${index}`, languages, inside: '' })
}

interface Where {
  find: Find
  name: string
  at: string
  languages: Languages
  /** Of a group: what its fields begin with. */
  inside: string
}

function fieldsOf(question: Question, where: Where): Field[] {
  const words = (key: Key, label: string, required: boolean, hint?: string) =>
    wordsFields({
      name: `${where.name}-${key}`,
      at: `${where.at}.${key}`,
      label: where.inside + label,
      ...(hint && { hint }),
      required,
      holder: changed => where.find(changed) as Bag | undefined,
      key,
      languages: where.languages,
      words: question[key],
    })
  const kept = (key: Key, label: string) => (question[key] ? words(key, label, true) : [])
  return [
    ...words('label', 'Question', true),
    ...words('hint', 'Hint', false, 'What helps to answer it'),
    requiredField(question, where),
    ...words('requiredError', 'What we say when it is left empty', false, 'For example ‘Choose how wide it is’'),
    ...kept('item', 'What one of them is called'),
    ...kept('prefix', 'Before the box'),
    ...kept('suffix', 'After the box'),
    ...kept('patternError', 'What we say when it is not of the right form'),
    ...(question.options ?? []).flatMap((option, index) => optionFields(option, index, where)),
    ...kept('none', 'The answer ‘none of these’'),
    ...(question.options ? NEW_OPTIONS.flatMap(number => newOptionFields(number, where)) : []),
    ...(question.fields ?? []).flatMap((field, index) =>
      fieldsOf(field, {
        ...where,
        find: changed => where.find(changed)?.fields?.find(({ id }) => id === field.id),
        name: `${where.name}-${field.id}`,
        at: `${where.at}.fields.${index}`,
        inside: `About each, ${index + 1}: `,
      }),
    ),
  ]
}

const requiredField = (question: Question, { find, name, at, inside }: Where): Field => ({
  name: `${name}-required`,
  label: `${inside}Must it be answered?`,
  control: 'choice',
  choices: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No, it may be left out' },
  ],
  value: question.required === false ? 'no' : 'yes',
  at: `${at}.required`,
  group: `${name}-required`,
  required: true,
  put: (service, typed) => {
    const held = find(service)
    if (held && typed === 'no') held.required = false
    else if (held) delete held.required
  },
})

/** An answer whose words are all taken away is taken away itself. */
function optionFields(option: Option, index: number, { find, name, at, languages, inside }: Where): Field[] {
  const holder = (service: Service) =>
    find(service)?.options?.find(({ value }) => value === option.value) as Bag | undefined
  const words = (key: 'label' | 'hint', label: string, hint?: string) =>
    wordsFields({
      name: `${name}-option-${option.value}-${key}`,
      at: `${at}.options.${index}.${key}`,
      label: `${inside}Answer ${index + 1}${label}`,
      ...(hint && { hint }),
      required: false,
      holder,
      key,
      languages,
      words: option[key],
    })
  const labels = words('label', '', index === 0 ? 'Empty an answer to take it away' : undefined).map(field => ({
    ...field,
    put: (service: Service, typed: string) => {
      field.put(service, typed)
      const question = find(service)
      if (question?.options) question.options = question.options.filter(each => each.label !== undefined)
    },
  }))
  return [...labels, ...(option.hint ? words('hint', ': hint') : [])]
}

function newOptionFields(number: number, { find, name, at, languages, inside }: Where): Field[] {
  return languages.map((language, index) => ({
    name: `${name}-new-${number}-${language}`,
    label: inLanguage(`${inside}Another answer`, language, languages),
    control: 'line' as const,
    language,
    value: '',
    at: `${at}.options.new-${number}`,
    group: `${name}-new-${number}`,
    required: false,
    put: (service: Service, typed: string) => {
      const question = find(service)
      if (!question?.options || !typed) return
      if (index === 0) question.options.push({ value: newValue(typed, question), label: { en: typed } })
      else question.options.at(-1)!.label[language] = typed
    },
  }))
}

/** A value that no answer of the question has had. */
function newValue(label: string, { options = [], none }: Question): string {
  return freeId(label, [...options.map(({ value }) => value), ...(none ? ['none'] : [])])
}

/** A word made of people's words that is not among those taken: 'how-wide', 'how-wide-2'. */
export function freeId(words: string, taken: readonly string[]): string {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .slice(0, 5)
    .join('-')
  if (!plain) throw new FieldWrong('Use letters or digits')
  const free = (number: number): string => {
    const id = number === 1 ? plain : `${plain}-${number}`
    return taken.includes(id) ? free(number + 1) : id
  }
  return free(1)
}
