// The program as the rules of the architecture look at it: files by path, and what may call what.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { moduleGraph } from '../../src/modules/graph.ts'

export interface Tree {
  /** Paths from the root of the project, always with `/`, and what the files hold. */
  files: ReadonlyMap<string, string>
  /** As src/modules/graph.ts has it. */
  graph: Readonly<Record<string, readonly string[]>>
}

const root = path.join(import.meta.dirname, '../..')
const READ = /\.(ts|js|mjs|njk|scss|sql|md)$/

/** The program as it stands. What packs hold is data: of them only the names count. */
export async function readTree(): Promise<Tree> {
  const names: string[] = []
  for (const folder of ['src', 'test', 'bench', 'scripts', 'db/migrations'])
    for (const entry of await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) names.push(path.relative(root, path.join(entry.parentPath, entry.name)))
  for (const entry of await readdir(path.join(root, 'packs'), { withFileTypes: true }))
    if (entry.isDirectory()) names.push(path.join('packs', entry.name, 'council.yaml'))
  const files = names.map(async (name): Promise<[string, string]> => {
    const source = READ.test(name) ? await readFile(path.join(root, name), 'utf8') : ''
    return [name.replaceAll(path.sep, '/'), source]
  })
  return { files: new Map(await Promise.all(files)), graph: moduleGraph }
}

export const isTest = (file: string): boolean =>
  /\.(test|fixture|test-data)\.ts$|\/testing\.ts$|^(test|bench)\//.test(file)

/** The code without its comments, so that a rule is not broken by a word about it. */
export const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|(^|[^:])\/\/.*$/gm, '$1')

/** The files of the program itself whose path fits, without tests: path and code without comments. */
export function codeOf(tree: Tree, fits: RegExp): [file: string, code: string][] {
  return [...tree.files]
    .filter(([file]) => fits.test(file) && !isTest(file))
    .map(([file, source]) => [file, file.endsWith('.sql') ? source.replace(/--.*$/gm, '') : withoutComments(source)])
}

export const moduleOf = (file: string): string => /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? ''

/** Every module that `module` may call, through others too. */
export function below(graph: Tree['graph'], module: string): Set<string> {
  const all = new Set<string>()
  const visit = (name: string) => {
    for (const next of graph[name] ?? []) if (!all.has(next)) [all.add(next), visit(next)]
  }
  visit(module)
  return all
}
