import { parse } from 'csv-parse/sync'
import type { Problems } from './problems.ts'

export interface CsvRow {
  line: number
  values: string[]
}

/** Rows of a CSV file with exactly these columns in its first line; empty (and a problem noted) when they are others. */
export function readCsv(problems: Problems, file: string, text: string, columns: string[]): CsvRow[] {
  try {
    const rows: string[][] = parse(text, { bom: true, relaxColumnCount: true, skipEmptyLines: true })
    const header = rows.shift() ?? []
    if (header.join() !== columns.join()) {
      problems.add(file, 1, `the columns must be ${columns.join(',')}.`)
      return []
    }
    return rows.flatMap((values, index) => {
      const line = index + 2
      if (values.length === columns.length) return [{ line, values }]
      problems.add(file, line, `expected ${columns.length} values, found ${values.length}.`)
      return []
    })
  } catch (error) {
    problems.add(file, 1, `${(error as Error).message}.`)
    return []
  }
}
