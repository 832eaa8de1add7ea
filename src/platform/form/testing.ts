import type { Asking, Question } from './question.ts'

/** A fixed day, and a world with two postcodes of which one is ours. For tests. */
export const asking: Asking = {
  language: 'en',
  today: Temporal.PlainDate.from('2026-11-25'),
  findPostcode: postcode => ({ 'AB1 2DE': { lat: 51.5, lng: -2 }, 'ZZ9 9ZZ': { lat: 53, lng: -3 } })[postcode] ?? null,
  mayBeOurs: postcode => postcode !== 'AB1 0AA',
  isOurs: ({ lat }) => lat < 52,
}

/** A question with just a label, and whatever the test is about. */
export function ask(type: Question['type'], rules: Partial<Question> = {}): Question {
  return { id: 'thing', type, label: { en: 'What is it?', cy: 'Beth yw e?' }, ...rules }
}

export const options = [
  { value: 'small', label: { en: 'Small', cy: 'Bach' } },
  { value: 'large', label: { en: 'Large', cy: 'Mawr' } },
]

export const FILE_ID = '01890a5d-ac96-774b-bcce-b302099a8057'
