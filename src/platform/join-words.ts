/**
 * What is kept of a box that may be open on two screens: `stored` is there now, `was` is what this screen had read, and
 * `typed` is what it says. Where both changed it both are kept, one after the other. Pure.
 */
export function joinWords(stored: string, was: string | undefined, typed: string, between = '\n'): string {
  if (was === undefined || stored === was) return typed
  if (typed === was || stored.includes(typed)) return stored
  if (typed.includes(stored)) return typed
  const added = stored.startsWith(was) && typed.startsWith(was) ? typed.slice(was.length).trim() : typed
  return `${stored}${between}${added}`
}

/** The same, where what is stored stays as it is: words are added, and none is taken out. Pure. */
export function addWords(stored: string, was: string, typed: string): string {
  const joined = typed === was || stored.includes(typed) ? stored : joinWords(stored, was, typed)
  return joined.includes(stored) ? joined : `${stored}\n${typed}`
}

/** What is typed, with the lines of what is there now that it was not begun from. Pure. */
export function addNewLines(typed: string, from: string, now: string): string {
  const lines = (words: string) => words.split('\n').map(line => line.trim())
  const before = lines(from)
  return lines(now)
    .filter(line => !before.includes(line))
    .reduce((all, line) => addWords(all, '', line), typed)
}
