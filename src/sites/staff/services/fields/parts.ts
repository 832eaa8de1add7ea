// The parts of a service that are changed a page each, and their boxes.
import type { Service } from '../../../../modules/catalogue/index.ts'
import type { Language } from '../../../../platform/text.ts'
import { costFields, privacyFields } from './cost-fields.ts'
import { type Bag, type Field, inLanguage, linesOf, listFields, type WordsField, wordsFields } from './field.ts'
import { promiseFields } from './promise-fields.ts'
import { scriptFields } from './script-lines.ts'

export const PARTS = ['words', 'search', 'promise', 'cost', 'privacy', 'script', 'endings'] as const
export type Part = (typeof PARTS)[number]

type Languages = readonly Language[]
const bag = (value: unknown): Bag => value as Bag

/** The boxes of a part, in the order of the page. */
export function fieldsOfPart(part: Part, service: Service, languages: Languages): Field[] {
  return READ[part](service, languages)
}

const READ: Record<Part, (service: Service, languages: Languages) => Field[]> = {
  words: wordsOfPage,
  search: searchWords,
  promise: promiseFields,
  cost: costFields,
  privacy: privacyFields,
  script: scriptFields,
  endings: endingFields,
}

/** Words that stand in the definition itself, by their key. */
function own(
  key: 'name' | 'title' | 'summary' | 'about' | 'whoFor' | 'challenge',
  label: string,
  more: Partial<WordsField>,
) {
  return (service: Service, languages: Languages): Field[] =>
    wordsFields({ name: key, at: key, label, holder: bag, key, languages, words: service[key], ...more })
}

const name = own('name', 'Name', { hint: 'In lists, in a word or two', most: 60 })
const title = own('title', 'Title of the page', { hint: 'Begin with a verb: ‘Report a pothole’', most: 100 })
const summary = own('summary', 'In short', { hint: 'One line for lists and search', most: 200 })
const about = own('about', 'About it', {
  control: 'text',
  hint: 'Plain words. An empty line begins a new paragraph; lines that begin with ‘- ’ are a list',
})
const whoFor = own('whoFor', 'Who can ask', {})

function wordsOfPage(service: Service, languages: Languages): Field[] {
  return [
    ...[name, title, summary, about].flatMap(fields => fields(service, languages)),
    ...listFields({
      name: 'youNeed',
      at: 'youNeed',
      label: 'What helps to have ready',
      hint: 'One thing on each line',
      holder: bag,
      key: 'youNeed',
      languages,
      list: service.youNeed,
    }),
    ...whoFor(service, languages),
    ...elsewhereFields(service, languages),
    ...(service.differs ?? []).flatMap(({ areas, text }, index) =>
      wordsFields({
        name: `differs-${areas.join('-')}`,
        at: `differs.${index}.text`,
        label: `What is different in ${areas.join(', ')}`,
        control: 'text',
        holder: changed => bag(changed.differs?.[index]),
        key: 'text',
        languages,
        words: text,
      }),
    ),
    ...eligibilityFields(service, languages),
  ]
}

/** Amounts and ages change each year. When a rule holds is the pack's. */
function eligibilityFields({ eligibility = [] }: Service, languages: Languages): Field[] {
  return eligibility.flatMap(({ result, words }, index) =>
    wordsFields({
      name: `eligibility-${index}`,
      at: `eligibility.${index}.words`,
      label: `Who can have it, ${index + 1}: what we say when they ${result === 'likely' ? 'probably can' : 'probably cannot'}`,
      control: 'text',
      ...(index === 0 && { hint: 'Shown as soon as the answers say so, to residents and in the adviser’s script' }),
      holder: changed => bag(changed.eligibility?.[index]),
      key: 'words',
      languages,
      words,
    }),
  )
}

function elsewhereFields({ elsewhere }: Service, languages: Languages): Field[] {
  if (!elsewhere) return []
  const holder = (changed: Service) => bag(changed.elsewhere)
  const words = (key: 'name' | 'why', label: string) =>
    wordsFields({
      name: `elsewhere-${key}`,
      at: `elsewhere.${key}`,
      label,
      holder,
      key,
      languages,
      words: elsewhere[key],
    })
  const url: Field = {
    name: 'elsewhere-url',
    label: 'Address of that site',
    hint: 'It begins with https://',
    control: 'line',
    value: elsewhere.url,
    at: 'elsewhere.url',
    group: 'elsewhere-url',
    required: true,
    put: (changed, typed) => {
      changed.elsewhere!.url = typed
    },
  }
  return [...words('name', 'The site where it is done'), ...words('why', 'Why it is done there'), url]
}

function searchWords(service: Service, languages: Languages): Field[] {
  return languages.map((language, index) => ({
    name: `words-${language}`,
    label: inLanguage('Words people use', language, languages),
    ...(index === 0 && {
      hint: 'One on each line, as people say it, mistakes too: ‘pot hole’, ‘hole in the road’. Search finds the service by them',
    }),
    control: 'lines' as const,
    language,
    value: (service.words[language] ?? []).join('\n'),
    at: index === 0 ? 'words' : `words.${language}`,
    group: 'words',
    required: true,
    put: (changed: Service, typed: string) => {
      changed.words[language] = [...new Set(linesOf(typed))]
    },
  }))
}

function endingFields(service: Service, languages: Languages): Field[] {
  const list = (key: keyof Service['outcomes'], label: string, hint: string) =>
    listFields({
      name: `outcomes-${key}`,
      at: `outcomes.${key}`,
      label,
      hint,
      holder: changed => bag(changed.outcomes),
      key,
      languages,
      list: service.outcomes[key],
    })
  return [
    ...list('done', 'Done', 'Words a colleague can choose when it is done, one on each line'),
    ...list('refused', 'We will not, because', 'One reason on each line'),
    ...list('elsewhere', 'Somebody else’s', 'One on each line: whose it is and what we did'),
    ...own('challenge', 'How to challenge a ‘no’', { control: 'text', required: false })(service, languages),
  ]
}
