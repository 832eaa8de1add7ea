import iconv from 'iconv-lite'

// Charsets of mail that neither the platform's TextDecoder nor iconv-lite's tables know, each only where a mail names it.

/** Latin letters by their places in IBM's code page 37 (EBCDIC of the United States); the others differ from it in a few. */
const PAGE_37 =
  'AAECA5wJhn+XjY4LDA0ODxAREhOdhQiHGBmSjxwdHh+AgYKDhAoXG4iJiouMBQYHkJEWk5SVlgSYmZqbFBWeGiCg4uTg4ePl5/GiLjwoK3wm6err6O3u7+zfISQqKTusLS/CxMDBw8XH0aYsJV8+P/jJysvIzc7PzGA6I0AnPSLYYWJjZGVmZ2hpq7vw/f6xsGprbG1ub3Bxcqq65rjGpLV+c3R1dnd4eXqhv9Dd3q5eo6W3qae2vL2+W12vqLTXe0FCQ0RFRkdISa309vLz9X1KS0xNTk9QUVK5+/z5+v9c91NUVVZXWFlastTW0tPVMDEyMzQ1Njc4ObPb3Nnanw=='
const UK = '4a$5b£a1¯b0¢b1[ba^bc~'
const INTERNATIONAL = '4a[4f!5a]5f^b0¢ba¬bb|'
const EURO = '9f€'
const PAGES: Record<string, string> = {
  '37': '',
  '285': UK,
  '500': INTERNATIONAL,
  '1047': '5f^ad[b0¬baÝbb¨bd]',
  '1140': EURO,
  '1146': UK + EURO,
  '1148': INTERNATIONAL + EURO,
}
const EBCDIC_OF: Record<string, string> = { us: '37', ca: '37', wt: '37', nl: '37', gb: '285', be: '500', ch: '500' }

type Decode = (bytes: Buffer) => string

/** How this charset is read; null where it is none of these. */
export function rareCharset(name: string): Decode | null {
  if (/^(?:x-|cs)?(?:unicode-?1-?1-?)?utf-?7$/.test(name)) return bytes => iconv.decode(bytes, 'utf-7')
  if (/^hz(?:-gb-?2312)?$/.test(name)) return decodeHz
  if (/^(?:cs)?iso-?2022-?kr$/.test(name)) return decodeKorean
  const page =
    /^(?:x-|cs)?(?:ibm|cp|ccsid|ebcdic|ibm-?ebcdic)[-_]?0*(\d{2,4})$/.exec(name)?.[1] ??
    EBCDIC_OF[/^ebcdic-cp-(\w\w)$/.exec(name)?.[1] ?? '']
  return page && Object.hasOwn(PAGES, page) ? bytes => decodeEbcdic(bytes, PAGES[page]!) : null
}

function decodeEbcdic(bytes: Buffer, differs: string): string {
  const signs = [...Buffer.from(PAGE_37, 'base64').toString('latin1')]
  for (const [, place, sign] of differs.matchAll(/([0-9a-f]{2})(.)/gu)) signs[Number.parseInt(place!, 16)] = sign!
  // Its lines end in 'next line'.
  return Array.from(bytes, byte => signs[byte])
    .join('')
    .replaceAll('\u0085', '\n')
}

/** Bytes of two-byte signs without their high bits, as seven-bit charsets have them. */
const highBits = (text: string): Buffer => Buffer.from(text, 'latin1').map(byte => byte | 0x80) as Buffer

/** Chinese between `~{` and `~}` (RFC 1843). */
function decodeHz(bytes: Buffer): string {
  const chinese = new TextDecoder('gbk')
  return bytes
    .toString('latin1')
    .replace(/~\{((?:[\x21-\x7d][\x21-\x7e])*)(?:~\}|(?=\n)|$)|~(~|\r?\n)/g, (_, signs?: string, plain?: string) =>
      signs === undefined ? (plain === '~' ? '~' : '') : chinese.decode(highBits(signs)),
    )
}

const SHIFT_OUT = '\u000e'
const SHIFT_IN = '\u000f'

/** Korean between SO and SI (RFC 1557). */
function decodeKorean(bytes: Buffer): string {
  const korean = new TextDecoder('euc-kr')
  const [first = '', ...shifted] = bytes.toString('latin1').replaceAll('\u001b$)C', '').split(SHIFT_OUT)
  return [
    first,
    ...shifted.map(piece => {
      const [signs = '', ...plain] = piece.split(SHIFT_IN)
      return korean.decode(highBits(signs)) + plain.join('')
    }),
  ].join('')
}
