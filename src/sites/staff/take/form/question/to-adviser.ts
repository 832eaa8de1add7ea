import { BEHALF, CONTACT, DETAILS, type Question, REASON, SAFE, WHO } from '../../../../../platform/form/index.ts'
import type { Words } from '../../../../../platform/text.ts'

interface Said {
  label: string
  hint?: string
  /** By value. */
  options?: Record<string, string>
  none?: string
  /** Boxes of a set, by id. */
  fields?: Record<string, { label: string; options?: Record<string, string> }>
}

/** Questions that the public is asked about themselves: a colleague is asked them about somebody else. */
const TO_ADVISER: Record<string, Said> = {
  [WHO]: {
    label: 'Do they ask for themselves?',
    options: { me: 'For themselves', 'somebody-else': 'For somebody else' },
  },
  [BEHALF]: {
    label: 'For whom do they ask?',
    fields: {
      name: { label: 'Full name of the person it is for' },
      authority: {
        label: 'By what right do they ask?',
        options: {
          parent: 'They are the parent',
          carer: 'They are the carer',
          appointee: 'They are the appointee or have power of attorney',
          asked: 'They were asked to',
          councillor: 'They are the councillor',
        },
      },
    },
  },
  [REASON]: { label: 'Why do they ask for somebody else?' },
  [DETAILS]: {
    label: 'Do they want to hear how it goes?',
    options: { yes: 'Yes, they give their details', no: 'No, they do not want to give their details' },
  },
  [CONTACT]: { label: 'How can we reach them?', fields: { name: { label: 'Their full name' } } },
  [SAFE]: {
    label: 'What do they say is safe to use?',
    hint: 'Ask. A message can put somebody in danger',
    none: 'None of these. They will ask how it goes',
  },
}

/** The same question in words for the colleague who asks it. What is not about the person stays as it is. */
export function toAdviser(question: Question): Question {
  const said = TO_ADVISER[question.id]
  if (!said) return question
  return {
    ...inWords(question, said),
    ...(said.hint && { hint: words(said.hint, question.hint) }),
    ...(said.none && { none: words(said.none, question.none) }),
    // The browser knows the colleague's own name and address, not the caller's.
    ...(question.fields && {
      fields: question.fields.map(({ autocomplete: _, ...field }) => inWords(field, said.fields?.[field.id])),
    }),
  }
}

/** In her own language it stays as she is asked it: that is read aloud. */
const words = (own: string, asked: Words = { en: own }): Words => ({ ...asked, en: own })

function inWords<T extends Pick<Question, 'label' | 'options'>>(asked: T, said?: Pick<Said, 'label' | 'options'>): T {
  if (!said) return asked
  const options = asked.options?.map(({ hint, ...option }) => {
    const own = said.options?.[option.value]
    return own ? { ...option, label: words(own, option.label) } : { ...option, ...(hint && { hint }) }
  })
  return { ...asked, label: words(said.label, asked.label), ...(options && { options }) }
}
