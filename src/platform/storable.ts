/** The text without what no database keeps: U+0000 and halves of pairs. */
export const storable = (text: string): string =>
  text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '')

/**
 * The same for all texts within, and for the names of fields, in place: what came is kept but for what cannot be. Answered with a
 * fault instead, a program would send it again for ever. Not by recursion: what is sent can be nested as deep as it likes.
 */
export function allStorable<T>(value: T): T {
  if (typeof value === 'string') return storable(value) as T
  const waiting: unknown[] = [value]
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (typeof each !== 'object' || each === null || ArrayBuffer.isView(each)) continue
    const held = each as Record<string, unknown>
    for (const name of Object.keys(held)) {
      const [inner, kept] = [held[name], storable(name)]
      const words = typeof inner === 'string' ? storable(inner) : inner
      if (kept !== name) delete held[name]
      // Assigned, '__proto__' would be what it is made of.
      if (kept !== name && kept !== '__proto__') held[kept] = words
      else if (kept === name && words !== inner) held[name] = words
      if (typeof inner === 'object' && inner !== null) waiting.push(inner)
    }
  }
  return value
}
