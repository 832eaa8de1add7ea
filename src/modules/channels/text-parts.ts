/** What the alphabet of texts holds (GSM 03.38), and what counts double in it. */
const GSM = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const DOUBLE = new Set('^{}\\[~]|€\f')

const PLAIN: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
}

/** Printers' quotes and dashes as a typewriter has them: one of them would make a text cost twice as much. Pure. */
export const plainForText = (words: string): string =>
  words.replace(/[’‘“”–—…\u00a0]/g, character => PLAIN[character]!).trim()

/** How many parts a text is sent and paid as: 160 of its own alphabet, or 70 where one character is another. Pure. */
export function countParts(words: string): number {
  const characters = [...words]
  const isPlain = characters.every(each => GSM.has(each) || DOUBLE.has(each))
  if (!isPlain) return words.length <= 70 ? 1 : Math.ceil(words.length / 67)
  const length = characters.reduce((sum, each) => sum + (DOUBLE.has(each) ? 2 : 1), 0)
  return length <= 160 ? 1 : Math.ceil(length / 153)
}
