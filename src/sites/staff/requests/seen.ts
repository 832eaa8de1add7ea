import type { Field } from '../../../platform/page/fields.ts'

/** The number of the last event on the page a button was pressed on; absent where the page did not say. */
export function seenField(): Field<number | undefined> {
  return raw => {
    const text = Array.isArray(raw) ? raw.at(-1) : raw
    return /^\d{1,15}$/.test(text ?? '') ? Number(text) : undefined
  }
}
