// Whether the demonstration council's own definitions are enough to understand its residents.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadServices, loadWords } from '../../../../bench/suggest-cases.ts'
import { sentences } from './sentences.test-data.ts'
import { buildSuggester } from './suggester.ts'

const services = loadServices()
const suggester = buildSuggester(services, loadWords(), 'en')
const cases = Object.entries(sentences).flatMap(([slugs, texts]) =>
  texts.map(text => {
    const right = slugs.split(' / ')
    const rank = suggester.suggest(text, 3).findIndex(({ slug }) => right.includes(slug))
    return { text, right, rank }
  }),
)
const share = (good: typeof cases) => good.length / cases.length

test('every sentence is about a service that the council has', () => {
  const slugs = new Set(services.map(service => service.slug))
  const unknown = Object.keys(sentences).flatMap(key => key.split(' / ').filter(slug => !slugs.has(slug)))
  assert.deepEqual(unknown, [])
})

test('at least 150 sentences: the right service comes first for 85 in 100, and among the first three for 95', () => {
  assert.ok(cases.length >= 150)
  const first = share(cases.filter(({ rank }) => rank === 0))
  const three = share(cases.filter(({ rank }) => rank >= 0))
  assert.ok(first >= 0.85, `first for ${(100 * first).toFixed(1)} in 100`)
  assert.ok(three >= 0.95, `among three for ${(100 * three).toFixed(1)} in 100`)
})
