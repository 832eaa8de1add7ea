const LINES = 3
const LETTERS = 160
/** What is longer is no word: it is cut where it is. */
const LAST_WORD = /\s+\S{0,30}$/u

/** The beginning of what somebody wrote, to recognise it by: at most `most` letters and as many lines, cut between words. Pure. */
export function shortenWords(words: string, most = LETTERS, mostLines = LINES): string {
  const lines = words
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  const kept = lines.slice(0, mostLines).join('\n')
  if (kept.length <= most) return lines.length > mostLines ? `${kept} …` : kept
  const cut = kept.slice(0, most)
  return `${cut.replace(LAST_WORD, '')} …`
}
