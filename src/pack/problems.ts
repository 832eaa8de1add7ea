/** One thing wrong with a pack. `line` counts from 1. */
export interface Problem {
  file: string
  line: number
  sentence: string
}

/** A pack that was refused whole. Each problem reads `file:line: sentence`. */
export class PackRefused extends Error {
  readonly problems: readonly Problem[]
  constructor(folder: string, problems: Problem[]) {
    super(
      `The pack ${folder} has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`} and was not loaded.`,
    )
    this.problems = problems
  }

  /** The problems by file and line, one a line. */
  list(): string[] {
    return this.problems.map(({ file, line, sentence }) => `${file}:${line}: ${sentence}`)
  }
}

/** Collects everything that is wrong, so that the author of a pack sees it all at once. */
export class Problems {
  #found: Problem[] = []

  add(file: string, line: number, sentence: string): void {
    this.#found.push({ file, line, sentence })
  }

  all(): readonly Problem[] {
    return this.#found
  }

  /** Throws PackRefused when there is any. */
  refuseIfAny(folder: string): void {
    if (this.#found.length === 0) return
    const order = (a: Problem, b: Problem) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)
    throw new PackRefused(folder, this.#found.toSorted(order))
  }
}
