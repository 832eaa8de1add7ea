import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { type Repeating, repeat } from '../../platform/repeat.ts'

/** Who keeps what a scanner puts into the folder. */
export interface PostKeeper {
  /** In bytes: anything larger is not taken, but told. */
  readonly largest: number
  /** When it answers, the file is on the disk and committed. When it throws, it is offered again. `is`: what it is known by then. */
  take(file: { name: string; bytes: Buffer; is: string }): Promise<void>
  /** When it answers, a person hears of it. */
  tellTooLarge(file: { name: string; is: string; where: string }): Promise<void>
  onProblem(problem: string, error: unknown): void
}

const EVERY = 2_000
const TAKEN = 'taken'
const REFUSED = 'refused'
/** A file is there before its first byte: one that stays empty so long is a scan that went wrong. */
const EMPTY_FOR = 10 * 60_000
/** What a computer that shows the folder puts there by itself. */
const BESIDE = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$)/i

/**
 * Takes files that a scanner puts into a folder: each when it has stopped growing, that is when its size and time are the same at
 * two looks. What is kept is moved into `taken`, whether or not it can be read: who keeps it says so. What is too large to be kept is
 * moved into `refused`. A crash between keeping and moving takes it once more: who keeps it knows it by its content, or by `is` where it has none.
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
  const names = entries.filter(entry => entry.isFile() && !BESIDE.test(entry.name)).map(({ name }) => name)
  for (const name of seen.keys()) if (!names.includes(name)) seen.delete(name)
  for (const name of names.toSorted()) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (!found) continue
    const is = `${found.size} ${found.mtimeMs}`
    const isStill = seen.get(name) === is
    seen.set(name, is)
    if (!isStill || (found.size === 0 && Date.now() - found.mtimeMs < EMPTY_FOR)) continue
    await takeOne(folder, { name, is, isTooLarge: found.size > keeper.largest }, keeper).catch(error =>
      keeper.onProblem(`${name} cannot be taken now`, error),
    )
  }
  return false
}

interface Found {
  name: string
  is: string
  isTooLarge: boolean
}

async function takeOne(folder: string, { name, is, isTooLarge }: Found, keeper: PostKeeper): Promise<void> {
  const into = isTooLarge ? REFUSED : TAKEN
  const free = await freeName(join(folder, into), name)
  if (isTooLarge) await keeper.tellTooLarge({ name, is, where: `${into}/${free}` })
  else await keeper.take({ name, is, bytes: await readFile(join(folder, name)) })
  await rename(join(folder, name), join(folder, into, free)).catch(error => {
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
