import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findHardWords, readingAge } from './index.ts'

// What the formula gives for syllables counted by hand, and how far the program may be off: one syllable of each.
const KNOWN: [string, { words: number; sentences: number; syllables: number }][] = [
  [
    'The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.',
    { words: 13, sentences: 1, syllables: 26 },
  ],
  [
    'Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal.',
    { words: 30, sentences: 1, syllables: 48 },
  ],
  [
    'This sentence, taken as a reading passage unto itself, is being used to prove a point.',
    { words: 16, sentences: 1, syllables: 23 },
  ],
  ['We will come on Monday. You do not have to be in.', { words: 12, sentences: 2, syllables: 13 }],
  ['Our crew mends the hole. It is safe to drive there now. Thank you!', { words: 14, sentences: 3, syllables: 14 }],
]

for (const [text, { words, sentences, syllables }] of KNOWN)
  test(`the grade of '${text.slice(0, 30)}…' is what the formula gives`, () => {
    const grade = (0.39 * words) / sentences + (11.8 * syllables) / words - 15.59
    assert.ok(Math.abs(readingAge(text)!.grade - grade) <= 11.8 / words + 0.05, String(readingAge(text)!.grade))
  })

test('a reading age is five years more than the grade, and no less than seven', () => {
  assert.equal(readingAge(KNOWN[0]![0])!.age, 18)
  assert.equal(readingAge(KNOWN[3]![0])!.age, 7)
})

test('too few words have none; lines without a full stop are sentences', () => {
  assert.equal(readingAge('Thank you.'), null)
  const inLines = readingAge('What happens next\nWe will look at the hole in the road\nWe will mend it')!
  const inOne = readingAge('What happens next We will look at the hole in the road We will mend it')!
  assert.ok(inLines.grade < inOne.grade)
  assert.deepEqual(
    readingAge('It is a long way to go, is it not? Yes it is.'),
    readingAge('It is a long way to go, is it not?\nYes it is.'),
  )
})

test('words of officials are pointed out once, as they stand, with a plainer one', () => {
  const words = 'Prior to our visit we will notify you. We endeavoured to commence; notify us. Uponor is a firm.'
  assert.deepEqual(findHardWords(words), [
    { found: 'prior to', plainer: 'before' },
    { found: 'notify', plainer: 'tell' },
    { found: 'endeavoured', plainer: 'try' },
    { found: 'commence', plainer: 'start, begin' },
  ])
  assert.deepEqual(findHardWords('We will look at it by {required} Monday.'), [])
  assert.deepEqual(findHardWords('Ask an adviser, or one of our advisors’ assistants.'), [])
  assert.deepEqual(findHardWords('We advise you to wait.'), [{ found: 'advise', plainer: 'tell, say' }])
})
