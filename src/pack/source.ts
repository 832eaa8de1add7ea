import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlias, isScalar, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml'
import type { Language } from '../platform/text.ts'
import type { Names } from './names.ts'
import type { Problems } from './problems.ts'

/** What all files of a pack share while it is read. */
export interface Reading {
  folder: string
  problems: Problems
  names: Names
  /** Languages the pack must have every text in. */
  languages: Language[]
  /** Checks that need several files: they run when all were read. */
  later: (() => void)[]
}

/** A file of a pack, parsed, that knows its lines. */
export interface Source {
  reading: Reading
  /** Path inside the pack. */
  file: string
  lineOf(node: Node | null | undefined): number
  resolve(node: Node | null | undefined): Node | null
}

/** A node of a file: what readers look at. */
export interface At {
  source: Source
  node: Node | null
}

/** Parses a YAML file. Null when it is not there (a problem unless `optional`) or is not YAML (a problem). */
export async function openYaml(
  reading: Reading,
  file: string,
  options: { optional?: boolean } = {},
): Promise<At | null> {
  const text = await readText(reading, file, options)
  if (text === null) return null
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [error] = document.errors
  if (error) {
    // What comes after the first is mostly its consequence.
    reading.problems.add(file, lines.linePos(error.pos[0]).line, `${error.message}.`)
    reading.names.fileUnread()
    return null
  }
  const source: Source = {
    reading,
    file,
    lineOf: node => lines.linePos((node as ParsedNode | null)?.range?.[0] ?? 0).line || 1,
    resolve: node => (isAlias(node) ? (node.resolve(document) ?? null) : (node ?? null)),
  }
  return { source, node: document.contents }
}

/** The text of a file of the pack; null when it is not there (a problem unless `optional`). */
export async function readText(
  reading: Reading,
  file: string,
  options: { optional?: boolean } = {},
): Promise<string | null> {
  const bytes = await readBytes(reading, file, options)
  return bytes?.toString('utf8').replace(/^\uFEFF/, '') ?? null
}

export async function readBytes(
  reading: Reading,
  file: string,
  options: { optional?: boolean } = {},
): Promise<Buffer | null> {
  try {
    return await readFile(join(reading.folder, file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    if (!options.optional) {
      reading.problems.add(file, 1, 'this file is missing.')
      reading.names.fileUnread()
    }
    return null
  }
}

/** The value of a plain scalar, else undefined. */
export const scalarOf = ({ node }: At): unknown => (isScalar(node) ? node.value : undefined)
