// Which column of a file holds what. Names are read leniently: 'Date of birth', 'date_of_birth' and 'DOB' are one.

/** The columns that hold each field, in order. */
export type Columns<F extends string> = Partial<Record<F, string[]>>

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Reads what columns mean, given the names by which each field is known besides its own. */
export function columnReader<F extends string>(names: Record<F, string>) {
  const fields = Object.keys(names) as F[]
  const byName = new Map(
    fields.flatMap(field => [field, ...names[field].split(' ')].map(name => [plain(name), field] as const)),
  )
  /** The field a word means: 'Surname' is `family`, 'phone 2' is `phone`. */
  const fieldNamed = (word: string): F | undefined =>
    byName.get(plain(word)) ?? byName.get(plain(word).replace(/\d+$/, ''))

  return {
    fields,

    /** What the headings of a file say by themselves. */
    guess: (headings: readonly string[]): Columns<F> =>
      Object.groupBy(headings.filter(fieldNamed), heading => fieldNamed(heading)!),

    /**
     * Columns as somebody wrote them down: `{"family": "surname", "phone": ["home", "mobile"]}`, or the other way round
     * (`{"surname": "family"}`). Whatever it says nothing of is known by its heading; a field or column with '' is not read.
     * Throws Error with a sentence that says what is wrong.
     */
    read(written: unknown, headings: readonly string[]): Columns<F> {
      if (typeof written !== 'object' || written === null || Array.isArray(written))
        throw new Error(`The map must be one JSON object, like {"id": "ref", "${fields.at(-1)}": "COLUMN"}.`)
      const known = new Set(headings)
      const columns: Columns<F> = {}
      const [named, placed] = [new Set<F | undefined>(), new Set<string>()]
      const add = (word: string, heading: string) => {
        const field = fieldNamed(word)
        if (!field) throw new Error(`The map names '${word}', which is none of: ${fields.join(', ')}.`)
        columns[field] = [...(columns[field] ?? []), heading]
        named.add(field)
        placed.add(heading)
      }
      for (const [left, right] of Object.entries(written)) {
        const all = [right].flat().filter(each => typeof each === 'string' && each !== '')
        if (all.length > 0 && all.every(each => known.has(each))) for (const heading of all) add(left, heading)
        else if (known.has(left)) {
          placed.add(left)
          for (const field of all) add(field, left)
        } else if (all.length > 0)
          throw new Error(`The map names a column '${all.join("', '")}' that the file does not have.`)
        else named.add(fieldNamed(left))
      }
      for (const heading of headings) {
        const field = fieldNamed(heading)
        if (field && !named.has(field) && !placed.has(heading)) columns[field] = [...(columns[field] ?? []), heading]
      }
      return columns
    },
  }
}

/** Bytes that are no UTF-8 stand in it. */
export const isUnreadable = (cell: string): boolean => cell.includes('\0') || cell.includes('\uFFFD')

/** Why the columns that are read cannot be: a sentence, or null. */
export function whyUnreadable(cells: Readonly<Record<string, string>>, columns: Columns<string>, longest: number) {
  const read = Object.values(columns).flatMap(names => (names ?? []).map(name => [name, cells[name] ?? ''] as const))
  const tooLong = read.find(([, cell]) => cell.length > longest)
  if (tooLong) return `${tooLong[0]} has more than ${longest} characters`
  if (read.some(([, cell]) => isUnreadable(cell)))
    return "It has letters that cannot be read: save the file as 'CSV UTF-8'"
  return null
}
