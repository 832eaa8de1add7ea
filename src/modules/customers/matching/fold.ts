const LETTERS: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** Text as it is compared: small letters without accents, apostrophes closed up: "O'Neíl-Smith" is 'oneil smith'. */
export function fold(text: string): string {
  if (/^[a-z0-9]*(?: [a-z0-9]+)*$/.test(text)) return text
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøłæœđðþı]/g, letter => LETTERS[letter]!)
    .replace(/['’‘`´.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
