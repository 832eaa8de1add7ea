// From what was typed to a changed definition: nobody's words are lost, and everything wrong is said at its box.
import type { Service } from '../../../../modules/catalogue/index.ts'
import type { Posted } from '../../../../platform/page/page.ts'
import { asTyped, type Field, FieldWrong } from './field.ts'

/** No page and no script needs more in one box. */
const LONGEST = 10_000

export interface Merged {
  /** By the name of the box: what it should say now. */
  values: Map<string, string>
  /** Boxes that somebody else has changed to something else, with what they say now. */
  clashes: Map<string, string>
}

/**
 * Puts what was typed together with what others have saved since the form was opened. `before` is what the form showed.
 * A box that only one of them changed is as that one has it. Pure.
 */
export function mergeTyped(before: readonly Field[], now: readonly Field[], typed: Posted): Merged {
  const shown = new Map(before.map(({ name, value }) => [name, value.trim()]))
  const merged: Merged = { values: new Map(), clashes: new Map() }
  for (const { name, value } of now) {
    const mine = asTyped(typed[name])
    const theirs = value.trim()
    const was = shown.get(name) ?? theirs
    const isUntouched = mine === undefined || mine === was || mine === theirs
    merged.values.set(name, isUntouched ? value : mine)
    if (!isUntouched && was !== theirs) merged.clashes.set(name, value)
  }
  return merged
}

/** The definition with these values in their boxes, and what cannot be used, by the name of the box. Pure. */
export function putValues(
  service: Service,
  fields: readonly Field[],
  values: ReadonlyMap<string, string>,
): { service: Service; errors: Record<string, string> } {
  const changed = structuredClone(service)
  const held = (field: Field) => values.get(field.name) ?? field.value
  const isChanged = (field: Field) => held(field).trim() !== field.value.trim()
  // What is one thing is put back whole: lines in two languages belong together.
  const groups = new Set(fields.filter(isChanged).map(({ group }) => group))
  const errors: Record<string, string> = {}
  for (const field of fields) {
    if (held(field) === '' && isMissed(field, fields, held))
      errors[field.name] = `‘${field.label}’ is empty. Fill it in`
    else if (groups.has(field.group)) tryToPut(field, changed, held(field), errors)
  }
  return { service: changed, errors }
}

function isMissed(field: Field, fields: readonly Field[], held: (field: Field) => string): boolean {
  if (field.required) return true
  if (field.control === 'lines') return false
  return fields.some(other => other.group === field.group && held(other) !== '')
}

function tryToPut(field: Field, service: Service, value: string, errors: Record<string, string>): void {
  try {
    if (value.length > LONGEST) throw new FieldWrong(`Use ${LONGEST.toLocaleString('en')} characters or fewer`)
    if (field.choices && !field.choices.some(choice => choice.value === value)) throw new FieldWrong('Choose one')
    field.put(service, value)
  } catch (error) {
    if (!(error instanceof FieldWrong)) throw error
    errors[field.name] = error.message
  }
}
