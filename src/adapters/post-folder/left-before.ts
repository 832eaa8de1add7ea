import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Not taken itself: its name begins as what no scanner writes. */
const NOTE = '.firstpoint-left'
const WHY =
  'These files lay in folders below this one before Firstpoint looked into those. They may be old post that somebody is done with: they are not taken, in whatever folder below this one they are. What is new post is to be moved into this folder itself.'

/** What a file is known by, wherever it is moved and whatever it is called then. Some shares keep no parts of a second. */
export const markOf = ({ size, mtimeMs }: { size: number; mtimeMs: number }): string =>
  `${size} ${Math.floor(mtimeMs / 1000)}`

/**
 * The files that lay in folders below this one when it was looked at for the first time, each as `markOf`: nobody has said that they are new
 * post. A note in the folder keeps them. `below`: what lies there now; `tell`: a person hears of it before the note is written, again after a crash.
 */
export async function leftBefore(
  folder: string,
  { below, tell }: { below: readonly string[]; tell(names: string[]): Promise<void> },
): Promise<ReadonlySet<string>> {
  const noted = await readFile(join(folder, NOTE), 'utf8').catch(error => {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
    return null
  })
  if (noted !== null) return new Set(noted.split('\n').flatMap(line => /^\d+ \d+(?= )/.exec(line) ?? []))
  const left = new Map<string, string>()
  for (const name of below) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (found) left.set(name, markOf(found))
  }
  if (left.size > 0) await tell([...left.keys()])
  const half = join(folder, `${NOTE}.${process.pid}.part`)
  await writeFile(half, [WHY, ...[...left].map(([name, mark]) => `${mark} ${name}`), ''].join('\n'), { flush: true })
  await rename(half, join(folder, NOTE))
  return new Set(left.values())
}
