import { Invalid } from '../errors.ts'
import { isId } from '../id.ts'
import { maskCards } from '../masking/index.ts'
import { storable } from '../storable.ts'
import type { Translator } from '../text.ts'
import { FieldError, type Posted } from './page.ts'

/** Reads one posted value. Throws `FieldError` with the key of a text in the page's table. */
export type Field<T> = ((raw: string | string[] | undefined) => T) & { isList?: true; isExact?: true; isText?: true }

const listOf = <T>(read: Field<T[]>): Field<T[]> => Object.assign(read, { isList: true as const })

export type ValuesOf<F extends Record<string, Field<unknown>>> = { [K in keyof F]: ReturnType<F[K]> }

/** Longest text any staff form takes. Forms of services have limits of their own. */
const MAX_TEXT = 4000

const one = (raw: string | string[] | undefined): string =>
  storable(Array.isArray(raw) ? raw.at(-1)! : (raw ?? ''))
    .replace(/\r\n/g, '\n')
    .trim()
const many = (raw: string | string[] | undefined): string[] =>
  (Array.isArray(raw) ? raw : raw ? [raw] : []).map(storable)

interface TextOptions {
  /** Key of the error's text. */
  required?: string
  max?: number
  tooLong?: string
}

/** A line or more of text, without the numbers of payment cards: these are kept nowhere, whoever types them. */
export const textField = (options: TextOptions = {}): Field<string> => written(options, maskCards)

/** What is used as it is typed, and is nobody's words: a password, a key, the address of another system. */
export const exactField = (options: TextOptions = {}): Field<string> =>
  Object.assign(written(options), { isExact: true as const })

/** Fields of a form that are nobody's words: nothing keeps them while they are typed. */
export const exactNames = (fields: Record<string, Field<unknown>> = {}): string[] =>
  Object.keys(fields).filter(name => fields[name]!.isExact)

function written(options: TextOptions, clean = (text: string): string => text): Field<string> {
  const max = options.max ?? MAX_TEXT
  const read = (raw: string | string[] | undefined): string => {
    const value = clean(one(raw))
    if (!value && options.required) throw new FieldError(options.required)
    if (value.length > max) throw new FieldError(options.tooLong ?? 'tooLong', { max, over: value.length - max })
    return value
  }
  return Object.assign(read, { isText: true as const })
}

/** What somebody wrote in a form, as against what was chosen or is a secret; boxes that no form declares by words in them. */
export const wordsTyped = (fields: Record<string, Field<unknown>> = {}, posted: Posted): string[] =>
  Object.entries(posted).flatMap(([name, value]) => {
    const field = fields[name]
    if (typeof value !== 'string' || !value.trim() || /^(_|was-)|password|secret/i.test(name)) return []
    // An id of ours, such as 'missed-bin', was chosen.
    return (
      field
        ? field.isText && !field.isExact && !/^([a-z][a-z\d]*(-[a-z\d]+)+|[\da-f]{8}-[\da-f-]{27})$/.test(value)
        : /\S\s+\S/.test(value)
    )
      ? value
      : []
  })

/** One of the values offered; '' when nothing is chosen and nothing is required. */
export function choiceField<const T extends string>(
  offered: readonly T[],
  options: { required?: string } = {},
): Field<NoInfer<T> | ''> {
  return raw => {
    const value = one(raw)
    if (offered.includes(value as T)) return value as T
    if (options.required) throw new FieldError(options.required)
    return ''
  }
}

/** Any of the values offered; others are ignored. */
export function choicesField<T extends string>(offered: readonly T[]): Field<NoInfer<T>[]> {
  return listOf(raw => many(raw).filter((value): value is T => offered.includes(value as T)))
}

/** A list of texts as posted (ids that the module checks). */
export function listField(options: { required?: string; max?: number } = {}): Field<string[]> {
  return listOf(raw => {
    const values = many(raw).slice(0, options.max ?? 500)
    if (values.length === 0 && options.required) throw new FieldError(options.required)
    return values
  })
}

export function tickField(): Field<boolean> {
  return raw => one(raw) !== ''
}

/** The id of something; '' when absent and not required. */
export function idField(options: { required?: string } = {}): Field<string> {
  return raw => {
    const value = one(raw)
    if (isId(value)) return value
    if (options.required) throw new FieldError(options.required)
    return ''
  }
}

/** A date posted as `name-day`, `name-month`, `name-year` is joined by the engine to `YYYY-MM-DD` (or '' / text as typed). */
export function dateField(options: { required?: string; wrong: string }): Field<string> {
  return raw => {
    const value = one(raw)
    if (!value && !options.required) return ''
    if (!value) throw new FieldError(options.required!)
    try {
      return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString()
    } catch {
      throw new FieldError(options.wrong)
    }
  }
}

/** Of several boxes one that is ticked is posted as a text: shown again it would tick what is part of it ('officer' of 'duty-officer'). */
export function withLists(fields: Record<string, Field<unknown>> | undefined, posted: Posted): Posted {
  const lists = Object.entries(fields ?? {}).filter(([name, { isList }]) => isList && posted[name] !== undefined)
  return { ...posted, ...Object.fromEntries(lists.map(([name]) => [name, [posted[name]!].flat()])) }
}

/** Reads all fields of a form; throws `Invalid` with every error at once. */
export function readFields<F extends Record<string, Field<unknown>>>(
  fields: F,
  posted: Posted,
  t: Translator,
): ValuesOf<F> {
  const values: Record<string, unknown> = {}
  const errors: Record<string, string> = {}
  for (const [name, read] of Object.entries(fields)) {
    try {
      values[name] = read(posted[name] ?? joinDate(name, posted))
    } catch (error) {
      if (!(error instanceof FieldError)) throw error
      errors[name] = t(error.key, error.params)
    }
  }
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
  return values as ValuesOf<F>
}

/** GOV.UK's three date boxes as one ISO date; what cannot be one stays as typed, so that the error can show it. */
export function joinDate(name: string, posted: Posted): string | undefined {
  const [year, month, day] = ['year', 'month', 'day'].map(part => one(posted[`${name}-${part}`]))
  if (!year && !month && !day) return undefined
  return `${year!.padStart(4, '0')}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
}
