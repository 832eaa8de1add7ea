import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkDigit, checksOut } from './damm.ts'
import {
  formatCode,
  newReference,
  newResumeCode,
  parseReference,
  parseResumeCode,
  REFERENCE_LENGTH,
  RESUME_CODE_LENGTH,
  speakCode,
} from './spoken-code.ts'
import { codeProblemText, explainCodeProblem } from './text.ts'

const seed = 20041
const reference = `48219370651${checkDigit('48219370651')}`
const digits = fc.stringMatching(/^[0-9]{11}$/)

test("the check digit is the one in Damm's published example", () => {
  assert.equal(checkDigit('572'), '4')
  assert.ok(checksOut('5724'))
})

test('every single wrong digit is caught', () => {
  const wrong = fc.tuple(digits, fc.nat(REFERENCE_LENGTH - 1), fc.integer({ min: 1, max: 9 }))
  fc.assert(
    fc.property(wrong, ([body, at, by]) => {
      const code = body + checkDigit(body)
      const changed = code.slice(0, at) + ((Number(code[at]) + by) % 10) + code.slice(at + 1)
      assert.ok(!checksOut(changed))
    }),
    { seed, numRuns: 2000 },
  )
})

test('every swap of two neighbouring digits is caught', () => {
  fc.assert(
    fc.property(digits, fc.nat(REFERENCE_LENGTH - 2), (body, at) => {
      const code = body + checkDigit(body)
      const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)
      assert.equal(checksOut(swapped), swapped === code)
    }),
    { seed, numRuns: 2000 },
  )
})

test('a new reference and a new resume code are read back as they were made', () => {
  for (let i = 0; i < 500; i++) {
    const made = newReference()
    const code = newResumeCode()
    assert.deepEqual(parseReference(formatCode(made)), { ok: true, code: made })
    assert.deepEqual(parseResumeCode(speakCode(code)), { ok: true, code })
    assert.equal(made.length, REFERENCE_LENGTH)
    assert.equal(code.length, RESUME_CODE_LENGTH)
  }
})

test('new references are spread over the whole range and never in sequence', () => {
  const made = Array.from({ length: 1000 }, newReference)
  assert.equal(new Set(made).size, made.length)
  assert.equal(new Set(made.map(code => code[0])).size, 10)
  assert.notDeepEqual(made.toSorted(), made)
})

test('people may type spaces, dashes, O for nought, and the word before the number', () => {
  const typings = [
    formatCode(reference),
    '4821-9370-6510'.replace(/.$/, reference.at(-1)!),
    ` ${reference.replaceAll('0', 'O')}\n`,
    reference.replaceAll('0', 'o').replaceAll('1', 'l'),
    `Reference number: ${formatCode(reference)}.`,
    `ref#${reference}`,
    formatCode(reference).replaceAll(' ', '\u00a0'),
    formatCode(reference).replaceAll(' ', ' – '),
    [...reference].map(digit => String.fromCodePoint(0xff10 + Number(digit))).join(''),
  ]
  for (const typed of typings) assert.deepEqual(parseReference(typed), { ok: true, code: reference }, typed)
})

test('what cannot be a reference is refused with the reason', () => {
  const problem = (typed: string) => {
    const parsed = parseReference(typed)
    return parsed.ok ? 'none' : parsed.problem
  }
  assert.equal(problem('  - '), 'missing')
  assert.equal(problem('pothole'), 'missing')
  assert.equal(problem('48219x706518'), 'not-digits')
  assert.equal(problem('482 193 706'), 'too-short')
  assert.equal(problem(`${reference}1`), 'too-long')
  assert.equal(problem(`5${reference.slice(1)}`), 'digit-wrong')
})

test('a wrong digit is explained in both languages and a missing one says how many there are', () => {
  assert.match(explainCodeProblem('digit-wrong', 12, 'en'), /^Check the number: one digit looks wrong/)
  assert.match(explainCodeProblem('too-short', 9, 'cy'), /9 digid/)
  for (const text of Object.values(codeProblemText)) assert.notEqual(text.en, text.cy)
})

test('a code is shown in threes and said digit by digit', () => {
  assert.equal(formatCode('482193706'), '482 193 706')
  assert.equal(speakCode('482193706'), '4 8 2, 1 9 3, 7 0 6')
})

const hostile = '../shared/data/lists/blns.json'
test('hostile strings are refused without an error', {
  skip: existsSync(hostile) ? false : `${hostile} is absent`,
}, () => {
  for (const typed of JSON.parse(readFileSync(hostile, 'utf8')) as string[])
    assert.equal(parseReference(typed).ok, false)
})
