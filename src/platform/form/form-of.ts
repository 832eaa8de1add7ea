import type { Language } from '../text.ts'
import { formTexts as texts } from './form-text.ts'
import type { Condition, Option, Question } from './question.ts'

/** What the engine needs to know of a service. */
export interface AskedService {
  form?: Question[]
  contact: 'required' | 'optional' | 'none'
  onBehalf: boolean
}

/** Ids of the questions that the engine itself adds. A pack's ids never begin with `_`. */
export const WHO = '_who'
export const BEHALF = '_behalf'
export const REASON = '_reason'
export const DETAILS = '_details'
export const CONTACT = '_contact'
export const SAFE = '_safe'

/**
 * A form as people walk it: the service's own questions, then for whom it is, then how we may reach the person.
 * One list for the web, advisers, saved drafts and the check at the end. `languages`: those the council has in full.
 */
export function formOf(service: AskedService, languages: readonly Language[]): Question[] {
  return [...(service.form ?? []), ...behalfQuestions(service), ...contactQuestions(service, languages)]
}

function behalfQuestions({ onBehalf, contact }: AskedService): Question[] {
  if (!onBehalf) return []
  const forSomebodyElse: Condition = { question: WHO, is: ['somebody-else'] }
  return [
    {
      id: WHO,
      type: 'radios',
      label: texts.who,
      requiredError: texts.whoMissing,
      options: [
        { value: 'me', label: texts.forMe },
        { value: 'somebody-else', label: texts.forSomebodyElse, hint: texts.forSomebodyElseHint },
      ],
    },
    {
      id: BEHALF,
      type: 'set',
      label: texts.behalf,
      when: forSomebodyElse,
      fields: [
        {
          id: 'name',
          type: 'name',
          label: texts.theirName,
          requiredError: texts.theirNameMissing,
          required: contact === 'required',
        },
        {
          id: 'authority',
          type: 'radios',
          label: texts.authority,
          requiredError: texts.authorityMissing,
          options: AUTHORITIES,
        },
      ],
    },
    {
      id: REASON,
      type: 'text',
      label: texts.authorityOther,
      requiredError: texts.authorityOtherMissing,
      when: [forSomebodyElse, { question: `${BEHALF}.authority`, is: ['other'] }],
    },
  ]
}

/** By what right somebody asks for somebody else. It is what they say: nothing here is verified. */
const AUTHORITIES: Option[] = (['parent', 'carer', 'appointee', 'asked', 'councillor', 'other'] as const).map(
  value => ({
    value,
    label: texts[`authority.${value}`],
  }),
)

function contactQuestions({ contact }: AskedService, languages: readonly Language[]): Question[] {
  if (contact === 'none') return []
  const when: Condition[] = contact === 'optional' ? [{ question: DETAILS, is: ['yes'] }] : []
  const asked: Question[] = contact === 'optional' ? [detailsQuestion] : []
  return [...asked, { ...contactQuestion(contact, languages), when }, { ...safeQuestion, when }]
}

const detailsQuestion: Question = {
  id: DETAILS,
  type: 'radios',
  label: texts.details,
  requiredError: texts.detailsMissing,
  options: [
    { value: 'yes', label: texts.detailsYes, hint: texts.detailsYesHint },
    { value: 'no', label: texts.detailsNo, hint: texts.detailsNoHint },
  ],
}

function contactQuestion(contact: 'required' | 'optional', languages: readonly Language[]): Question {
  const boxes: Question[] = [
    {
      id: 'name',
      type: 'name',
      label: texts.name,
      requiredError: texts.nameMissing,
      required: contact === 'required',
      autocomplete: 'name',
    },
    { id: 'email', type: 'email', label: texts.email, required: false, autocomplete: 'email' },
    { id: 'phone', type: 'phone', label: texts.phone, required: false, autocomplete: 'tel' },
  ]
  return {
    id: CONTACT,
    type: 'set',
    label: texts.contact,
    hint: texts.contactHint,
    requiredError: texts.contactMissing,
    oneOf: ['email', 'phone'],
    fields: languages.length > 1 ? [...boxes, languageQuestion] : boxes,
  }
}

const languageQuestion: Question = {
  id: 'language',
  type: 'radios',
  label: texts.language,
  requiredError: texts.languageMissing,
  options: [
    { value: 'en', label: texts['language.en'] },
    { value: 'cy', label: texts['language.cy'] },
  ],
}

const given = (field: string): Condition => ({ question: `${CONTACT}.${field}`, given: true })

/** Only among what was given. Somebody may choose none: a message can put a person in danger. */
const safeQuestion: Question = {
  id: SAFE,
  type: 'checkboxes',
  label: texts.safe,
  hint: texts.safeHint,
  requiredError: texts.safeMissing,
  options: [
    { value: 'email', label: texts['safe.email'], when: given('email') },
    { value: 'phone', label: texts['safe.phone'], when: given('phone') },
    { value: 'text', label: texts['safe.text'], hint: texts['safe.textHint'], when: given('phone') },
    { value: 'message', label: texts['safe.message'], when: given('phone') },
  ],
  none: texts['safe.none'],
}
