// Small readers that are put together to say what a file of a pack may hold. A reader answers a value or throws `Wrong`;
// records and lists catch it, note the problem with its line and go on, so that one reading finds everything.
import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml'
import type { NameKind } from './names.ts'
import { type At, scalarOf } from './source.ts'

/** What was found cannot be used. Without a sentence the problem was noted already, deeper down. */
export class Wrong extends Error {
  readonly node: Node | null | undefined
  constructor(sentence: string, node?: Node | null) {
    super(sentence)
    this.node = node
  }
}
const NOTED = ''

export interface Reader<T> {
  (at: At): T
  /** The value where the key is absent; a reader without it must be there. */
  absent?: () => T
}

export type Read<R> = R extends Reader<infer T> ? T : never
type Shape = Record<string, Reader<unknown>>
type Optional<S extends Shape> = { [K in keyof S]: undefined extends Read<S[K]> ? K : never }[keyof S]
/** The value of a record of these fields; what may be undefined may be absent. */
export type RecordOf<S extends Shape> = { [K in Exclude<keyof S, Optional<S>>]: Read<S[K]> } & {
  [K in Optional<S>]?: Exclude<Read<S[K]>, undefined>
}

export function optional<T>(reader: Reader<T>): Reader<T | undefined>
export function optional<T>(reader: Reader<T>, fallback: T): Reader<T>
export function optional<T>(reader: Reader<T>, fallback?: T): Reader<T | undefined> {
  return Object.assign((at: At) => reader(at), { absent: () => fallback })
}

export const nullable =
  <T>(reader: Reader<T>): Reader<T | null> =>
  at =>
    isScalar(at.node) && at.node.value === null ? null : reader(at)

const lines = new WeakMap<object, { file: string; line: number }>()

/** Where in the pack a record was read. */
export const placeOf = (value: object): { file: string; line: number } => lines.get(value)!

/** Notes a problem at a record that was read. */
export function complain(at: At, value: object, sentence: string): void {
  const { file, line } = placeOf(value)
  at.source.reading.problems.add(file, line, sentence)
}

/** A mapping with these keys and no others. */
export function record<S extends Shape>(shape: S): Reader<RecordOf<S>> {
  return at => {
    if (!isMap(at.node)) throw new Wrong('expected keys with values here.', at.node)
    const pairs = new Map(at.node.items.map(pair => [String((pair.key as Scalar).value), pair]))
    let whole = true
    for (const [key, pair] of pairs) {
      if (key in shape) continue
      whole = note(
        at,
        new Wrong(`'${key}' is not known here. Known are: ${Object.keys(shape).join(', ')}.`, pair.key as Node),
      )
    }
    const value: Record<string, unknown> = {}
    for (const [key, reader] of Object.entries(shape)) {
      const pair = pairs.get(key)
      try {
        const read = readField(at, key, reader, pair?.value as Node | null | undefined, pair?.key as Node | undefined)
        if (read !== undefined) value[key] = read
      } catch (error) {
        whole = note(at, error)
      }
    }
    if (!whole) throw new Wrong(NOTED)
    lines.set(value, { file: at.source.file, line: at.source.lineOf(at.node) })
    return value as RecordOf<S>
  }
}

function readField(at: At, key: string, reader: Reader<unknown>, raw: Node | null | undefined, keyNode?: Node) {
  const node = at.source.resolve(raw)
  if (!keyNode && reader.absent) return reader.absent()
  if (!keyNode) throw new Wrong(`'${key}' is missing.`, at.node)
  try {
    return reader({ source: at.source, node })
  } catch (error) {
    if (!(error instanceof Wrong) || error.message === NOTED) throw error
    throw new Wrong(`'${key}': ${error.message}`, error.node ?? keyNode)
  }
}

/** A list; `min` is how many it must have at least. */
export function list<T>(item: Reader<T>, { min = 0 }: { min?: number } = {}): Reader<T[]> {
  return at => {
    if (!isSeq(at.node)) throw new Wrong('expected a list here.', at.node)
    const values: T[] = []
    let whole = true
    for (const raw of at.node.items as Node[]) {
      try {
        values.push(item({ source: at.source, node: at.source.resolve(raw) }))
      } catch (error) {
        whole = note(at, error instanceof Wrong ? new Wrong(error.message, error.node ?? raw) : error)
      }
    }
    if (!whole) throw new Wrong(NOTED)
    if (values.length < min) throw new Wrong(`expected at least ${min} here.`, at.node)
    return values
  }
}

/** Notes what went wrong and answers false; anything but `Wrong` is a bug and goes on. */
function note(at: At, error: unknown): false {
  if (!(error instanceof Wrong)) throw error
  if (error.message !== NOTED)
    at.source.reading.problems.add(at.source.file, at.source.lineOf(error.node ?? at.node), error.message)
  return false
}

/** Reads a whole file; undefined when it has a problem (noted). */
export function readWhole<T>(at: At | null, reader: Reader<T>): T | undefined {
  if (!at) return undefined
  try {
    return reader(at)
  } catch (error) {
    note(at, error)
    return undefined
  }
}

/** Another reader's value, with a further check or change. `change` may throw `Wrong`. */
export const mapped =
  <T, U>(reader: Reader<T>, change: (value: T, at: At) => U): Reader<U> =>
  at =>
    change(reader(at), at)

export const string: Reader<string> = at => {
  const value = scalarOf(at)
  if (typeof value === 'number' || typeof value === 'boolean')
    throw new Wrong(`write ${value} in quotes: '${(at.node as Scalar).source ?? value}'.`, at.node)
  if (typeof value !== 'string' || value.trim() === '') throw new Wrong('expected some text here.', at.node)
  return value.trim()
}

export const boolean: Reader<boolean> = at => {
  const value = scalarOf(at)
  if (typeof value !== 'boolean') throw new Wrong('expected true or false here.', at.node)
  return value
}

export function number({ min = -Infinity, max = Infinity, whole = false } = {}): Reader<number> {
  return at => {
    const value = scalarOf(at)
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new Wrong('expected a number here.', at.node)
    if (whole && !Number.isInteger(value)) throw new Wrong(`${value} is not a whole number.`, at.node)
    if (value < min || value > max) throw new Wrong(`${value} is not between ${min} and ${max}.`, at.node)
    return value
  }
}

export function oneOf<const T extends string>(values: readonly T[]): Reader<T> {
  return mapped(string, (value, at) => {
    if (!values.includes(value as T)) throw new Wrong(`'${value}' is none of: ${values.join(', ')}.`, at.node)
    return value as T
  })
}

export function pattern(expression: RegExp, sentence: string): Reader<string> {
  return mapped(string, (value, at) => {
    if (!expression.test(value)) throw new Wrong(`'${value}' ${sentence}`, at.node)
    return value
  })
}

/** A word that names something: 'green-bin'. */
export const id = pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no id: use small letters, digits and single hyphens.')

/** An id that this line defines for the rest of the pack. */
export const defines = (kind: NameKind): Reader<string> =>
  mapped(id, (value, at) => {
    at.source.reading.names.define(kind, value, { file: at.source.file, line: at.source.lineOf(at.node) })
    return value
  })

/** The id of something that the pack must define somewhere. */
export const refersTo = (kind: NameKind): Reader<string> =>
  mapped(string, (value, at) => {
    at.source.reading.names.refer(kind, value, { file: at.source.file, line: at.source.lineOf(at.node) })
    return value
  })
