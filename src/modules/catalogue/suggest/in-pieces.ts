/** So long that what shows it is something else ('gas bill') still stands beside it, and not pages away. */
const PIECE = 1_000
/** Where one may part a text, the best first. */
const ENDS = [/\n\s*\n(?!.*\n\s*\n)/s, /[.!?]\s(?!.*[.!?]\s)/s, /\s(?!.*\s)/s]

/** A long text in pieces to be looked at one by one, each cut after a paragraph, a sentence or at least a word. */
export function inPieces(text: string): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > PIECE) {
    const half = rest.slice(PIECE / 2, PIECE)
    const end = ENDS.map(each => each.exec(half)).find(found => found !== null)
    const length = end ? PIECE / 2 + end.index + end[0].length : PIECE
    pieces.push(rest.slice(0, length))
    rest = rest.slice(length)
  }
  return [...pieces, rest]
}
