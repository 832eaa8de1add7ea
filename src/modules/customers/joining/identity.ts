// Whom ids belong to, as it follows from the merges that stand. Pure.

/** Somebody said that the record `from` and the record `into` are one person. */
export interface StandingMerge {
  from: string
  into: string
}

/**
 * The person of each id, from the merges that stand in the order they were made: the person of `into` takes in the person
 * of `from`. Taking one merge out of the list leaves what would be if it had never been made; so undoing puts each record
 * on the side it was joined to.
 */
export function personsOf(merges: readonly StandingMerge[]): Map<string, string> {
  const persons = new Map<string, string>()
  const personOf = (id: string) => persons.get(id) ?? id
  for (const { from, into } of merges) {
    const [old, person] = [personOf(from), personOf(into)]
    for (const id of [from, into, old, person]) if (!persons.has(id)) persons.set(id, id)
    for (const [id, each] of persons) if (each === old) persons.set(id, person)
  }
  return persons
}
