import type { Field } from '../../platform/page/fields.ts'
import { FieldError } from '../../platform/page/page.ts'

/** '50', '12.50', '1200': as it stands in a box. */
export const pounds = (pence: number): string => (pence / 100).toFixed(pence % 100 === 0 ? 0 : 2)

/** '£50', '£12.50', '£1,200'. */
export function sayPounds(pence: number): string {
  const digits = pence % 100 === 0 ? 0 : 2
  return `£${(pence / 100).toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`
}

const POUNDS = /^£?\s*(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,2}))?$/

/** Pence of what was typed in pounds: '50', '£12.50', '1,200'; null where it is no sum of money. */
export function readPounds(typed: string): number | null {
  const found = POUNDS.exec(typed.trim())
  if (!found) return null
  return Number(found[1]!.replaceAll(',', '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}

/** A sum of money in pounds, as pence; undefined where nothing was typed. */
export function poundsField(options: { wrong: string }): Field<number | undefined> {
  return raw => {
    const typed = String([raw ?? ''].flat().at(-1)).trim()
    if (!typed) return undefined
    const pence = readPounds(typed)
    if (pence === null) throw new FieldError(options.wrong)
    return pence
  }
}
