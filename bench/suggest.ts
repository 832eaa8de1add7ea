// How often the suggester puts the right service first, and among the first three, and how long it takes.
// The sets of residents' words lie outside the repository (../shared/data); an absent one is left out.
// `node bench/suggest.ts [--misses SET]`

import { loadServices } from '../src/modules/catalogue/suggest/testing.ts'
import { type Case, loadCases, loadSuggester } from './suggest-cases.ts'

type Tally = { cases: number; first: number; three: number }

const suggester = loadSuggester()
const misses = process.argv.includes('--misses') ? process.argv[process.argv.indexOf('--misses') + 1] : undefined

function tally(name: string, cases: readonly Case[]): Tally {
  const counts = { cases: cases.length, first: 0, three: 0 }
  for (const { text, right } of cases) {
    const found = suggester.suggest(text, 3)
    const rank = found.findIndex(({ slug }) => right.includes(slug))
    if (rank === 0) counts.first++
    if (rank >= 0) counts.three++
    if (rank !== 0 && misses === name) {
      const shown = found.map(({ slug, score }) => `${slug} ${score.toFixed(2)}`).join(', ')
      process.stdout.write(`  ${rank < 0 ? '✗' : rank + 1} ${right.join('/')}: ${text.slice(0, 300)}\n      ${shown}\n`)
    }
  }
  return counts
}

function time(cases: readonly Case[]): string {
  const texts = cases.map(({ text }) => text)
  const took = texts.map(text => {
    const start = performance.now()
    suggester.suggest(text, 3)
    return performance.now() - start
  })
  const sorted = took.sort((a, b) => a - b)
  return [0.5, 0.95, 0.99].map(part => `${sorted[Math.floor(sorted.length * part)]!.toFixed(2)} ms`).join(' / ')
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`.padStart(8)

process.stdout.write('set                       cases    first    first 3   p50 / p95 / p99\n')
for (const [name, cases] of Object.entries(loadCases(new Set(loadServices().map(service => service.slug))))) {
  const { first, three } = tally(name, cases)
  const line = `${name.padEnd(24)} ${String(cases.length).padStart(6)} ${percent(first, cases.length)} ${percent(three, cases.length)}`
  process.stdout.write(`${line}   ${time(cases)}\n`)
}
const long = {
  text: 'the road outside my house is full of holes and the drain is blocked. '.repeat(30).slice(0, 2000),
  right: [],
}
process.stdout.write(
  `2,000 characters                                      ${time(Array.from({ length: 200 }, () => long))}\n`,
)
