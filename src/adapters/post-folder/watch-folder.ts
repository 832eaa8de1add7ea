import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { isScan } from '../../platform/paper/index.ts'
import { type Repeating, repeat } from '../../platform/repeat.ts'

/** Who keeps what a scanner puts into the folder. */
export interface PostKeeper {
  /** In bytes: anything larger is refused. */
  readonly largest: number
  /** When it answers, the file is on the disk and committed. When it throws, it is offered again. */
  take(file: { name: string; bytes: Buffer }): Promise<void>
  onProblem(problem: string, error: unknown): void
}

const EVERY = 2_000
const TAKEN = 'taken'
const REFUSED = 'refused'

/**
 * Takes files that a scanner puts into a folder: each when it has stopped growing, that is when its size and time are the same at
 * two looks. What is kept is moved into `taken`; what is no scan into `refused`, with a file beside it that says why. A crash
 * between keeping and moving takes it once more: who keeps it knows it by its content.
 */
export function watchPostFolder(folder: string, keeper: PostKeeper, { every = EVERY } = {}): Repeating {
  const seen = new Map<string, string>()
  return repeat(() => look(folder, keeper, seen), {
    every,
    onError: error => keeper.onProblem('The folder for scanned post cannot be read', error),
  })
}

async function look(folder: string, keeper: PostKeeper, seen: Map<string, string>): Promise<boolean> {
  for (const into of [TAKEN, REFUSED]) await mkdir(join(folder, into), { recursive: true })
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter(entry => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name)
  for (const name of seen.keys()) if (!names.includes(name)) seen.delete(name)
  for (const name of names.toSorted()) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (!found) continue
    const is = `${found.size} ${found.mtimeMs}`
    const isStill = seen.get(name) === is
    seen.set(name, is)
    if (!isStill) continue
    await takeOne(folder, name, found.size, keeper).catch(error =>
      keeper.onProblem(`${name} cannot be taken now`, error),
    )
  }
  return false
}

async function takeOne(folder: string, name: string, size: number, keeper: PostKeeper): Promise<void> {
  const because = size > keeper.largest ? 'It is too large. Scan fewer pages at a time.' : null
  const bytes = because ? null : await readFile(join(folder, name))
  const problem = because ?? (isScan(bytes!) ? null : 'It is no PDF, TIFF, JPEG or PNG.')
  if (!problem) await keeper.take({ name, bytes: bytes! })
  const into = join(folder, problem ? REFUSED : TAKEN)
  const free = await freeName(into, name)
  if (problem) await writeFile(join(into, `${free}.why.txt`), `${problem}\n`)
  await rename(join(folder, name), join(into, free)).catch(error => {
    // Another worker has moved it meanwhile.
    if ((error as { code?: string }).code !== 'ENOENT') throw error
  })
}

/** Scanners begin again at scan0001: nothing that was taken is overwritten. */
async function freeName(folder: string, name: string): Promise<string> {
  const taken = new Set(await readdir(folder))
  const { name: stem, ext } = parse(name)
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${stem}-${number}${ext}`
    if (!taken.has(free)) return free
  }
}
