import type { SoFar } from '../../modules/drafts/index.ts'
import { CONTACT, offeredOptions, type Question } from '../../platform/form/index.ts'
import { type Language, say, translator } from '../../platform/text.ts'
import { text } from './text.ts'

const CHOICES = ['yes-no', 'radios', 'select', 'checkboxes']
const WRITTEN = ['text', 'long-text', 'number', 'email', 'phone', 'name']

/** A question as a text, with how to answer it; null: it cannot be answered by text. Pure. */
export function sayQuestion(question: Question, soFar: SoFar, language: Language): string | null {
  const t = translator(text, language)
  const label = say(question.label, language)
  if (question.id === CONTACT) return t('name')
  if (CHOICES.includes(question.type)) {
    const lines = offeredOptions(question).map((option, index) => `${index + 1} ${say(option.label, language)}`)
    return [label, ...lines, t(question.type === 'checkboxes' ? 'howMany' : 'howOne')].join('\n')
  }
  if (WRITTEN.includes(question.type)) return label
  switch (question.type) {
    case 'address':
      return soFar.postcode ? t('addressLine') : `${label}\n${t('postcode')}`
    case 'place':
      return `${label}\n${t('place')}`
    case 'date':
      return `${label}\n${t('howDate')}`
    case 'declaration':
      return `${label}\n${t('howAgree')}`
    default:
      return null
  }
}
