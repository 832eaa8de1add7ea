// Whether the demonstration council's own definitions are enough to understand its residents.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentences } from './sentences.test-data.ts'
import { buildSuggester } from './suggester.ts'
import { loadServices, loadWords } from './testing.ts'

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

const welsh: [string, string][] = [
  ['mae dwll mawr yn y ffordd', 'pothole'],
  ['tyllau yn y lôn', 'pothole'],
  ['dyw fy min ddim wedi ei wagio', 'missed-bin'],
  ["mae'r goleuadau stryd i ffwrdd", 'street-light'],
  ['goleudau ddim yn gweithio', 'street-light'],
  ['mae rhywun wedi gadael hen soffa ar ochr y ffordd', 'fly-tipping'],
  ["sbwriel wedi'i daflu", 'fly-tipping'],
  ['baw ci ar y palmant', 'dog-fouling'],
  ['cŵn yn baeddu', 'dog-fouling'],
  ['rydym wedi symud tŷ', 'council-tax-change-of-address'],
  ["sut mae ymuno â'r llyfrgell", 'library-card'],
  ['rhywbeth arall', 'something-else'],
]

test('Welsh sentences, mutated and misspelt, find their service first', () => {
  const pack = 'wrexham'
  const inWelsh = buildSuggester(loadServices(pack, 'cy'), loadWords(pack, 'cy'), 'cy')
  for (const [text, slug] of welsh) assert.equal(inWelsh.suggest(text, 1)[0]?.slug, slug, text)
})
