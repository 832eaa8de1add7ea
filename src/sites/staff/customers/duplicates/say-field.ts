import type { PairToReview } from '../../../../modules/customers/index.ts'

type Agreement = PairToReview['agreement']

export interface Said {
  words: string
  tone: 'for' | 'against' | 'little'
}

/** How far a field agrees, in words. What is not known of both says nothing. */
const WORDS: { [F in keyof Agreement]: Partial<Record<Agreement[F], string>> } = {
  given: {
    same: 'First name the same',
    nickname: 'First name is another form of it',
    close: 'First name nearly the same',
    initial: 'First name begins alike',
    sounds: 'First name sounds alike',
    swapped: 'Names the other way round',
    different: 'First name different',
  },
  family: {
    same: 'Family name the same',
    close: 'Family name nearly the same',
    initial: 'Family name begins alike',
    sounds: 'Family name sounds alike',
    swapped: 'Names the other way round',
    different: 'Family name different',
  },
  dateOfBirth: {
    same: 'The same',
    close: 'One slip apart',
    partly: 'Two of day, month and year agree',
    different: 'Different',
  },
  identifier: { same: 'The same number', close: 'Nearly the same number', different: 'Different numbers' },
  email: { same: 'The same', close: 'One letter apart', different: 'Different' },
  phone: { same: 'The same', close: 'One digit apart', different: 'Different' },
  address: {
    same: 'The same',
    neighbours: 'The same street, another number',
    area: 'The same area',
    different: 'Different. People move',
  },
}
/** Logarithms of odds between these say little either way. */
const LITTLE = 0.7

export function sayField<F extends keyof Agreement>(field: F, level: Agreement[F], weight: number): Said | undefined {
  const words = WORDS[field][level]
  if (!words) return undefined
  return { words, tone: weight > LITTLE ? 'for' : weight < -LITTLE ? 'against' : 'little' }
}
