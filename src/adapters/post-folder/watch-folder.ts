import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join, parse, sep } from 'node:path'
import { type Repeating, repeat } from '../../platform/repeat.ts'
import { leftBefore, markOf } from './left-before.ts'

/** Who keeps what a scanner puts into the folder. */
export interface PostKeeper {
  /** In bytes: anything larger is not taken, but told. */
  readonly largest: number
  /**
   * When it answers, the file is on the disk and committed. When it throws, it is offered again. `name`: with the folders below this
   * one that it is in; `is`: what it is known by then.
   */
  take(file: { name: string; bytes: Buffer; is: string }): Promise<void>
  /** When it answers, a person hears of it. */
  tellTooLarge(file: { name: string; is: string; where: string }): Promise<void>
  /** The same of what lay in folders below it before those were looked into: it is left there until a person moves it. */
  tellLeft(names: readonly string[]): Promise<void>
  onProblem(problem: string, error: unknown): void
}

const EVERY = 2_000
const TAKEN = 'taken'
const REFUSED = 'refused'
/** A file is there before its first byte: one that stays empty so long is a scan that went wrong. */
const EMPTY_FOR = 10 * 60_000
/** What a computer that shows the folder puts there by itself. */
const BESIDE = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$|@eadir$|\$recycle\.bin$|system volume information$|lost\+found$)/i
/** Scanners make a folder a day, or one for each desk and in it one a day. */
const LEVELS = 4

interface Watched {
  folder: string
  keeper: PostKeeper
  /** Folders that are somebody else's, wherever they are. */
  except: readonly string[]
  /** What each file was at the last look. */
  seen: Map<string, string>
  /** Folders that lie deeper than is looked, told once. */
  told: Set<string>
  /** Files of folders below it that were there before, known at the first look. */
  left: ReadonlySet<string> | null
}

/**
 * Takes files that a scanner puts into a folder, or into folders below it: each when it has stopped growing, that is when its size and
 * time are the same at two looks. What is kept is moved into `taken`, whether or not it can be read: who keeps it says so. What is too
 * large to be kept is moved into `refused`. Both keep the folders it was in. Links are not followed. A crash between keeping and moving
 * takes it once more: who keeps it knows it by its content, or by `is` where it has none. What lay in folders below it at the very first look is
 * left, wherever below it somebody moves it: it may be post that is done. In the folder itself it is taken.
 */
export function watchPostFolder(
  folder: string,
  keeper: PostKeeper,
  { every = EVERY, except = [] }: { every?: number; except?: readonly string[] } = {},
): Repeating {
  const watched: Watched = { folder, keeper, except, seen: new Map(), told: new Set(), left: null }
  return repeat(() => look(watched), {
    every,
    onError: error => keeper.onProblem('The folder for scanned post cannot be read', error),
  })
}

async function look(watched: Watched): Promise<boolean> {
  const { folder, keeper, seen } = watched
  for (const into of [TAKEN, REFUSED]) await mkdir(join(folder, into), { recursive: true })
  const names = new Set((await filesIn(watched)).toSorted())
  watched.left ??= await leftBefore(folder, {
    below: [...names].filter(isBelow),
    tell: left => keeper.tellLeft(left),
  })
  for (const name of seen.keys()) if (!names.has(name)) seen.delete(name)
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (!found || (isBelow(name) && watched.left.has(markOf(found)))) continue
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

/** The names of all files in it and below. What a link leads to is neither file nor folder of this one. */
async function filesIn(watched: Watched, below = '', level = 0): Promise<string[]> {
  const { folder, keeper, except, told } = watched
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(error => {
    if (!below) throw error
    // One that is gone again, or closed to us, keeps nothing from the others.
    keeper.onProblem(`The folder ${below} cannot be read`, error)
    return []
  })
  const files: string[] = []
  for (const entry of entries) {
    const name = join(below, entry.name)
    if (BESIDE.test(entry.name)) continue
    if (entry.isFile()) files.push(name)
    if (!entry.isDirectory() || isOwn(name) || except.includes(join(folder, name))) continue
    if (level < LEVELS) files.push(...(await filesIn(watched, name, level + 1)))
    else if (!told.has(name)) {
      told.add(name)
      keeper.onProblem(`The folder ${name} lies too deep to be looked into`, null)
    }
  }
  return files
}

const isBelow = (name: string): boolean => dirname(name) !== '.'

const isOwn = (name: string): boolean => name === TAKEN || name === REFUSED

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
  const { base, name: stem, ext } = parse(name)
  const dir = await folderFor(folder, dirname(name))
  const taken = new Set(await readdir(join(folder, dir)))
  for (let number = 1; ; number++) {
    const free = number === 1 ? base : `${stem}-${number}${ext}`
    if (!taken.has(free)) return join(dir, free)
  }
}

/** The folders that a file was in, made anew; one has another name where a file was taken by its own. */
async function folderFor(folder: string, below: string): Promise<string> {
  let made = ''
  for (const part of below.split(sep))
    for (let number = 1; ; number++) {
      const name = join(made, number === 1 ? part : `${part}-${number}`)
      if (!(await makeFolder(join(folder, name)))) continue
      made = name
      break
    }
  return made
}

/** Whether there is a folder of this name now; not, where a file has it. */
async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path, { recursive: true })
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false
    throw error
  }
}
