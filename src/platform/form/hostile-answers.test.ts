import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { checkAnswer, fieldsOf, QUESTION_TYPES, type Question, readAnswer } from './index.ts'
import { ask, asking, options } from './testing.ts'

const STRINGS = join(import.meta.dirname, '../../../../shared/data/lists/blns.json')
const fields = [ask('text', { id: 'a' }), ask('date', { id: 'b', required: false })]
const questions: Question[] = [...QUESTION_TYPES, 'set' as const].map(type =>
  ask(type, { options, fields, decimals: 3, item: { en: 'Item' } }),
)
const boxes = [
  'q',
  'q-day',
  'q-year',
  'q-lat',
  'q-lng',
  'q-near',
  'q-words',
  'q-line-1',
  'q-postcode',
  'q-count',
  'q-0-a',
  'q-a',
]

describe('whatever is sent', () => {
  it('never breaks a rule of any type, and what was good stays the same when checked again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...questions), fc.jsonValue({ maxDepth: 3 }), async (question, value) => {
        const checked = await checkAnswer(question, value, asking)
        if (checked.problems) assert.ok(checked.problems.every(({ text }) => text !== ''))
        else assert.deepEqual(await checkAnswer(question, checked.answer, asking), checked)
      }),
      { seed: 7, numRuns: 3000 },
    )
  })
  it('is read from any fields without failing, and a good answer fills the page so that it reads back the same', async () => {
    const posted = fc.dictionary(
      fc.constantFrom(...boxes),
      fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()), fc.constantFrom('1', 'small', '51.2', 'AB1 2DE')),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...questions), posted, async (question, fields) => {
        const read = await readAnswer(question, fields, asking)
        if (read.errors || read.answer === undefined) return
        assert.deepEqual(await readAnswer(question, fieldsOf(question, read.answer), asking), read)
      }),
      { seed: 11, numRuns: 3000 },
    )
  })
  it('of the well-known naughty strings can be kept by PostgreSQL as JSON', {
    skip: !existsSync(STRINGS) && 'needs ../shared',
  }, async () => {
    for (const text of JSON.parse(readFileSync(STRINGS, 'utf8')) as string[]) {
      const { answer } = (await readAnswer(ask('long-text', { required: false }), { q: text }, asking)) as {
        answer?: string
      }
      assert.doesNotMatch(answer ?? '', /[^\P{Cc}\n\t]/u)
      assert.ok((answer ?? '').isWellFormed())
    }
  })
})
