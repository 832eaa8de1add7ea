import { maskCards } from '../masking/index.ts'

const LONGEST = 100
/** Names that Windows keeps for devices: a colleague could not save such a file. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i
const ENDING = /\.[\p{L}\p{N}]{1,5}$/u

/**
 * The name a file is shown and saved under: what its sender called it, without folders, hidden or directing
 * characters and numbers of cards, and with the ending that its content has. `photo<right-to-left override>gpj.exe` with
 * a PNG in it becomes `photogpj.png`. At most 100 characters. Escape it in HTML all the same.
 */
export function cleanFileName(given: string, extension: string): string {
  const last = given.normalize('NFC').slice(-2000).split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/%[0-9a-f]{2}/gi, '')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/\p{C}/gu, keepsEmojiTogether)
    .replace(/[<>:"|?*;`$&=]/g, '')
  const stem = withoutEndings(plain)
    .replace(/ +/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  const short = [...maskCards(stem)]
    .slice(0, LONGEST - extension.length - 1)
    .join('')
    .trim()
  return `${safeStem(short)}.${extension}`
}

/** The zero-width joiner makes one sign of several in many emoji; everything else unseen goes. */
function keepsEmojiTogether(character: string, at: number, whole: string): string {
  const between = /\p{Extended_Pictographic}\uFE0F?$/u.test(whole.slice(Math.max(0, at - 3), at))
  return character === '\u200D' && between ? character : ''
}

/** `photo.jpg.exe` ends in two: neither says what the file is. */
function withoutEndings(name: string): string {
  const once = name.replace(ENDING, '')
  return /\.(jpe?g|png|gif|webp|hei[cf]|pdf|docx?|odt|txt|csv|html?|svg|exe|zip)$/i.test(once)
    ? once.replace(ENDING, '')
    : once
}

function safeStem(stem: string): string {
  if (stem === '') return 'file'
  return DEVICE.test(stem) ? `file ${stem}` : stem
}
