import type { Language } from '../text.ts'
import { BEHALF, CONTACT, DETAILS, REASON, SAFE, WHO } from './form-of.ts'
import type { Answers, Question } from './question.ts'

/** Who asks and how to reach them, as the engine's own questions were answered. */
export interface ContactDetails {
  name?: string
  email?: string
  /** E.164. */
  phone?: string
  /** What of these is safe to use. Empty: give no sign of life. */
  safe: ('email' | 'phone' | 'text')[]
  /** May a message be left on the phone. */
  leaveMessage: boolean
  /** The language they chose, where they were asked. */
  language?: Language
  /** For whom, and by what right: a code of `_behalf.authority`, or the words of `_reason`. */
  onBehalf?: { authority: string; of: string }
}

/** From checked answers. Nothing was given where every part is missing. */
export function contactOf(answers: Answers): ContactDetails {
  const { name, email, phone, language } = (answers[CONTACT] ?? {}) as Record<string, string | undefined>
  const safe = (answers[SAFE] ?? []) as string[]
  const reason = answers[REASON] as string | undefined
  const behalf = answers[BEHALF] as Record<string, string | undefined> | undefined
  return {
    ...(name && { name }),
    ...(email && { email }),
    ...(phone && { phone }),
    safe: (['email', 'phone', 'text'] as const).filter(each => safe.includes(each)),
    leaveMessage: safe.includes('message'),
    ...(language && { language: language as Language }),
    ...(behalf && { onBehalf: { authority: reason ?? behalf.authority ?? 'other', of: behalf.name ?? '' } }),
  }
}

/** Contact details that arrived without a form: from an API or another system. */
export interface GivenContact {
  name?: string
  email?: string
  phone?: string
  /** Needed only where the council has several languages. */
  language?: Language
}

/**
 * Such details as answers to those of the engine's questions that this form has, for `checkAnswers`.
 * What was given for this report is used, because its sender chose to give it; nobody was asked whether it is safe, so that no
 * message is left with others.
 */
export function answersOfContact(questions: readonly Question[], given: GivenContact): Record<string, unknown> {
  const isReachable = Boolean(given.email || given.phone)
  const safe = [...(given.email ? ['email'] : []), ...(given.phone ? ['phone', 'text'] : [])]
  const boxes = questions.find(question => question.id === CONTACT)?.fields ?? []
  const contact = boxes.map(box => [box.id, given[box.id as keyof GivenContact]]).filter(([, value]) => value)
  const answers: Record<string, unknown> = {
    [WHO]: 'me',
    [DETAILS]: isReachable ? 'yes' : 'no',
    ...(isReachable && { [CONTACT]: Object.fromEntries(contact), [SAFE]: safe }),
  }
  return Object.fromEntries(questions.filter(({ id }) => id in answers).map(({ id }) => [id, answers[id]]))
}
