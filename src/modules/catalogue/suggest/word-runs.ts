// Words that stand in one place of many phrases, said once: '$partner' in a phrase is whatever the group of that name has.

/** As under `groups` in `danger.LANG.yaml`. */
export interface WordRun {
  name: string
  words: string
}

/** Lists of phrases with their groups as words; a group may name those before it. Throws where one is named that is not there. */
export function inFull<Lists extends object>(all: readonly Lists[], runs: readonly WordRun[]): Lists[] {
  const known = new Map<string, string>()
  const spell = (phrase: string) =>
    phrase.replace(/\$(\w+)/g, (_, name: string) => {
      const words = known.get(name)
      if (words === undefined) throw new Error(`there is no group '$${name}' of words`)
      return words
    })
  for (const { name, words } of runs) known.set(name, spell(words))
  const spelt = (value: unknown) => (Array.isArray(value) ? value.map(spell) : value)
  return all.map(lists => Object.fromEntries(Object.entries(lists).map(([key, value]) => [key, spelt(value)])) as Lists)
}
