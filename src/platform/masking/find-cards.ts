import { type Found, findEach } from './found.ts'

/** Groups of four may also be parted by a dot, or by the end of a line: scans and narrow mails break them there. */
const BETWEEN = String.raw`(?:[ -]|(?<=(?<!\d)\d{4})(?:\.| ?\r?\n ?)(?=\d{4}(?!\d)))?`
const CARD = new RegExp(String.raw`(?<![\w.+-])(?=(\d(?:${BETWEEN}\d){12,18}))`, 'dg')

/** As the issuers number their cards (ISO/IEC 7812), each with its lengths: what is longer or shorter is something else. */
const ISSUED = [
  String.raw`4(?:\d{12}|\d{15}|\d{18})`, // Visa
  String.raw`(?:5[1-5]|2[2-7])\d{14}`, // Mastercard
  String.raw`3[47]\d{13}`, // American Express
  String.raw`3[0689]\d{12,17}`, // Diners Club
  String.raw`(?:35|50|5[6-9]|6\d)\d{14,17}`, // JCB, Maestro, Discover, UnionPay
]
const IS_ISSUED = new RegExp(`^(?:${ISSUED.join('|')})$`)

/** Numbers of payment cards: in plain signs, with single spaces or dashes in them or none, or in groups of four. */
export function findCards(text: string): Found[] {
  return findEach(text, CARD, 'card', 1).flatMap(({ kind, start, end }) => {
    const length = cardLength(text.slice(start, end), text[end])
    return length === 0 ? [] : [{ kind, start, end: start + length }]
  })
}

/** With the check digit of ISO/IEC 7812. What follows may be the date it ends: try shorter. */
function cardLength(written: string, next = ''): number {
  for (let length = written.length; length >= 13; length -= 1) {
    const isWhole = /\d/.test(written[length - 1] ?? '') && !/\d/.test(written[length] ?? next)
    const digits = written.slice(0, length).replace(/\D/g, '')
    if (isWhole && IS_ISSUED.test(digits) && hasCheckDigit(digits)) return length
  }
  return 0
}

function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
