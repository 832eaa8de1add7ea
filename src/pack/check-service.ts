// A service that did not come from a file is checked as one of a pack is: the same readers, the same sentences.
import { Document, isMap, isSeq, type Node } from 'yaml'
import type { Service } from '../modules/catalogue/index.ts'
import type { NamedCalendar } from '../modules/organisation/index.ts'
import { LANGUAGES, type Language } from '../platform/text.ts'
import type { Nation } from '../platform/working-time/index.ts'
import { checkPromises } from './check-promises.ts'
import { type NameKind, Names } from './names.ts'
import { Problems } from './problems.ts'
import { readServiceFile } from './service.ts'
import type { Source } from './source.ts'

/** What the rest of the council has, that a service may name. */
export interface KnownNames {
  /** Languages the service must be complete in. */
  languages: Language[]
  nation: Nation
  calendars: NamedCalendar[]
  names: Partial<Record<NameKind, Iterable<string>>>
}

export interface ServiceProblem {
  /** Where in the definition: 'promise.steps.0.within'; '' for the whole. */
  path: string
  sentence: string
}

/** The definition as a pack would have it read (texts trimmed), and everything that is wrong with it. */
export function checkService(
  service: Service,
  known: KnownNames,
): { service: Service | undefined; problems: ServiceProblem[] } {
  const problems = new Problems()
  const names = new Names(problems)
  for (const [kind, ids] of Object.entries({ ...known.names, calendar: known.calendars.map(({ id }) => id) }))
    for (const id of ids)
      if (kind !== 'service' || id !== service.slug) names.define(kind as NameKind, id, { file: '', line: 0 })
  const document = new Document(asInPack(service, known.languages), { aliasDuplicateObjects: false })
  const { paths, lineOf } = pathsOf(document.contents)
  const reading = { folder: '', problems, names, languages: known.languages, later: [] }
  const source: Source = { reading, file: '', lineOf, resolve: node => node ?? null }
  const read = readServiceFile({ source, node: document.contents }, service.slug)
  if (read) checkPromises(reading, [read], known.calendars, known.nation)
  names.checkReferences()
  return { service: read, problems: problems.all().map(({ line, sentence }) => ({ path: paths[line]!, sentence })) }
}

/** Texts of a council with one language stand alone in its pack; what is absent is absent. */
function asInPack(value: unknown, languages: Language[]): unknown {
  if (Array.isArray(value)) return value.map(each => asInPack(each, languages))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  const isText = entries.length > 0 && entries.every(([key]) => (LANGUAGES as readonly string[]).includes(key))
  if (isText && languages.length === 1) return (value as { en?: unknown }).en ?? ''
  return Object.fromEntries(entries.map(([key, each]) => [key, asInPack(each, languages)]))
}

/** Numbers every node in place of its line; `paths` says where each number is. */
function pathsOf(root: Node | null): { paths: string[]; lineOf(node: Node | null | undefined): number } {
  const paths: string[] = []
  const numbers = new Map<unknown, number>()
  const walk = (node: unknown, path: string[]): void => {
    numbers.set(node, paths.push(path.join('.')) - 1)
    if (isMap(node))
      for (const { key, value } of node.items) {
        const inner = [...path, String(key)]
        walk(value, inner)
        numbers.set(key, numbers.get(value)!)
      }
    if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, [...path, String(index)])
  }
  walk(root, [])
  return { paths, lineOf: node => numbers.get(node) ?? 0 }
}
