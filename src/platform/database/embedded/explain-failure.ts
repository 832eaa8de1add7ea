import { CannotStart } from '../../cannot-start.ts'

type Explanation = [pattern: RegExp, sentence: (found: RegExpMatchArray, dataFolder: string) => string]

const explanations: Explanation[] = [
  [
    /No space left on device|wrote only \d+ of \d+ bytes/,
    (_, folder) => `The disk is full: make room for ${folder}, then start again.`,
  ],
  [/Disk quota exceeded/, (_, folder) => `Your disk quota is used up: make room for ${folder}, then start again.`],
  [/Read-only file system/, (_, folder) => `The data folder ${folder} is on a disk that can only be read.`],
  [
    /has wrong ownership|has group or world access|has invalid permissions/,
    (_, folder) =>
      `The data folder ${folder} must belong to the user who starts Firstpoint, and be closed to others (chmod 700).`,
  ],
  [
    /Permission denied|Operation not permitted/,
    (_, folder) => `PostgreSQL may not write in ${folder}: check who owns it.`,
  ],
  [
    /could not map anonymous shared memory|Cannot allocate memory|could not fork/,
    () => 'There is not enough memory to start PostgreSQL: about 500 MB must be free.',
  ],
]

/** True when another PostgreSQL, or what is left of one, still holds the data: worth another try in a moment. */
export function isStillHeld(log: string): boolean {
  return /shared memory block .* is still in use|lock file "postmaster.pid" already exists/.test(log)
}

/** The disk is full, or may no more be written to: what can befall a PostgreSQL that has been running well. */
export function explainLostDisk(log: string, dataFolder: string): CannotStart | null {
  for (const [pattern, sentence] of explanations.slice(0, 3)) {
    const found = log.match(pattern)
    if (found) return new CannotStart(sentence(found, dataFolder))
  }
  return null
}

/** Turns what PostgreSQL wrote before it gave up into one sentence. */
export function explainFailure(log: string, dataFolder: string): CannotStart {
  for (const [pattern, sentence] of explanations) {
    const found = log.match(pattern)
    if (found) return new CannotStart(sentence(found, dataFolder))
  }
  const last = log.match(/(?:FATAL|PANIC|error): +(.*)/)?.[1] ?? (log.trim().split('\n').at(-1) || 'it gave no reason')
  return new CannotStart(`The built-in PostgreSQL did not start in ${dataFolder}: ${last}`)
}
