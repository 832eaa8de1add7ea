import type { Problems } from './problems.ts'

/** Things of a pack that others name by id. */
export type NameKind =
  | 'area'
  | 'article'
  | 'area kind'
  | 'calendar'
  | 'contact'
  | 'duty rule'
  | 'golden number'
  | 'line of the service'
  | 'location'
  | 'notice'
  | 'postcode'
  | 'service'
  | 'team'
  | 'theme'
  | 'ward'

interface Place {
  file: string
  line: number
}

/** What a pack defines and what it refers to. References are checked when every file was read, in any order. */
export class Names {
  #defined = new Map<NameKind, Map<string, Place>>()
  #referred: { kind: NameKind; id: string; place: Place }[] = []
  #someUnread = false
  readonly #problems: Problems

  constructor(problems: Problems) {
    this.#problems = problems
  }

  define(kind: NameKind, id: string, place: Place): void {
    const names = this.#defined.get(kind) ?? new Map<string, Place>()
    this.#defined.set(kind, names)
    const before = names.get(id)
    if (!before) names.set(id, place)
    else this.#problems.add(place.file, place.line, `the ${kind} '${id}' is already in ${before.file}:${before.line}.`)
  }

  refer(kind: NameKind, id: string, place: Place): void {
    this.#referred.push({ kind, id, place })
  }

  has(kind: NameKind, id: string): boolean {
    return this.#defined.get(kind)?.has(id) ?? false
  }

  all(kind: NameKind): string[] {
    return [...(this.#defined.get(kind)?.keys() ?? [])]
  }

  /** A file that cannot be read defines nothing: what refers to it is not wrong, we only cannot tell. */
  fileUnread(): void {
    this.#someUnread = true
  }

  checkReferences(): void {
    if (this.#someUnread) return
    for (const { kind, id, place } of this.#referred)
      if (!this.has(kind, id)) this.#problems.add(place.file, place.line, `there is no ${kind} '${id}' in this pack.`)
  }
}
