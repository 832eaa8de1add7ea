// Loading the program takes some two seconds of a core: so many test files share a process, and it is loaded once for them.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = path.join(import.meta.dirname, '../..')
const SHARE_A_PROCESS: Record<string, number> = {
  journeys: 6,
  modules: 24,
  sites: 24,
  platform: 24,
  adapters: 12,
  pack: 12,
}

/**
 * These start programs, set what belongs to the whole process (a hook outside of a `describe` is run around every test of it), or
 * are long enough alone.
 */
const NEEDS_A_PROCESS =
  /node:child_process|process\.(env|chdir|kill|on)\b|\bmock\b|startTestCluster|concurrency: true|^(before|after)Each\(/m

/** No test begins before all are loaded: node:test would hang the `after` of a file on a test of the file before it. */
const BEFORE_LOADING = `import { before } from 'node:test'
const all = Promise.withResolvers()
before(() => all.promise)`

/** The files to run, in order. Those that stand in a group come behind a file in `folder` that loads them. */
export async function shareProcesses(files: string[], folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const heads: string[] = []
  for (const group of await inGroups(files))
    heads.push(group.length === 1 ? group[0]! : await writeHead(path.join(folder, `${heads.length}.mjs`), group))
  return heads
}

async function inGroups(files: string[]): Promise<string[][]> {
  const groups: string[][] = []
  const open = new Map<string, string[]>()
  for (const file of files) {
    const kind = path.relative(ROOT, file).split(path.sep)[1] ?? ''
    const most = SHARE_A_PROCESS[kind] ?? 1
    const alone = most === 1 || NEEDS_A_PROCESS.test(await readFile(file, 'utf8'))
    const group = (!alone && open.get(kind)) || []
    if (group.push(file) === 1) groups.push(group)
    if (alone) continue
    if (group.length < most) open.set(kind, group)
    else open.delete(kind)
  }
  return groups
}

async function writeHead(head: string, group: string[]): Promise<string> {
  const loads = group.map(file => `await import(${JSON.stringify(pathToFileURL(file).href)})`)
  await writeFile(head, [BEFORE_LOADING, ...loads, 'all.resolve()', ''].join('\n'))
  return head
}
