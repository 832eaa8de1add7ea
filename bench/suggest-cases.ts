// The cases of bench/suggest.ts: residents' words, and the services of the demonstration council that fit them.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { sentences } from '../src/modules/catalogue/suggest/sentences.test-data.ts'
import { buildSuggester } from '../src/modules/catalogue/suggest/suggester.ts'
import { loadServices, loadWords } from '../src/modules/catalogue/suggest/testing.ts'

/** A text and the services any of which is right. */
export type Case = { text: string; right: readonly string[] }
const shared = join(import.meta.dirname, '../../shared/data')

export const loadSuggester = () => buildSuggester(loadServices(), loadWords(), 'en')

/** All sets; a case that no service of the pack fits yet is left out. */
export function loadCases(slugs: ReadonlySet<string>): Record<string, Case[]> {
  const sets = allCases()
  for (const [name, cases] of Object.entries(sets))
    sets[name] = cases.filter(({ right }) => right.some(slug => slugs.has(slug)))
  return sets
}

function allCases(): Record<string, Case[]> {
  return {
    'our sentences': Object.entries(sentences).flatMap(([slug, texts]) =>
      texts.map(text => ({ text, right: slug.split(' / ') })),
    ),
    ...fromCsv('US reports', 'requests/publicstuff_nyc_hoboken_2019_with_text.csv', usReport),
    ...fromCsv('US titles', 'requests/publicstuff_nyc_hoboken_2019_with_text.csv', usTitle),
    ...fromCsv('Bangalore', 'requests/bangalore_civic_complaints_unlabelled.csv', bangaloreReport),
    ...fromCsv('UK category names', 'services/fms_meta_categories_dev65.csv', ukCategory),
  }
}

type Row = Record<string, string>
const labels: Labels = JSON.parse(readFileSync(join(import.meta.dirname, 'suggest-labels.json'), 'utf8'))
type Labels = {
  usTitles: Record<string, string[]>
  ukCategories: Record<string, string[]>
  bangaloreRows: Record<string, string[]>
}

function fromCsv(
  name: string,
  file: string,
  toCase: (row: Row, index: number) => Case | undefined,
): Record<string, Case[]> {
  const path = join(shared, file)
  if (!existsSync(path)) return {}
  const rows: Row[] = parseCsv(readFileSync(path), { columns: true, bom: true, relaxQuotes: true })
  const cases = rows.flatMap((row, index) => toCase(row, index) ?? [])
  return { [name]: [...new Map(cases.map(one => [one.text, one])).values()] }
}

/** Texts that say nothing ('see photo', 'gyui') are left out by length only, so that the set stays as it came. */
function usReport({ title, uk_service, description }: Row): Case | undefined {
  const right = uk_service ? labels.usTitles[title!.replace(/ +in New York$/, '')] : undefined
  return right && description!.length >= 12 ? { text: description!, right } : undefined
}

function usTitle(row: Row): Case | undefined {
  const found = usReport(row)
  return found && { ...found, text: `${row.title}. ${found.text}` }
}

function bangaloreReport({ text }: Row, index: number): Case | undefined {
  const right = labels.bangaloreRows[index]
  return right && { text: text!, right }
}

function ukCategory({ category, a }: Row): Case | undefined {
  const right = labels.ukCategories[a!]
  return right && { text: category!, right }
}
