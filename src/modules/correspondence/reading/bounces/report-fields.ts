import { MailHeaders } from '../mime/mail-headers.ts'

/** The groups of fields that a report for programs holds (RFC 3464, 5965): the first is about the mail, each further about a recipient. */
export function readFieldGroups(body: Buffer): MailHeaders[] {
  return body
    .toString('latin1', 0, 1_000_000)
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map(block => MailHeaders.of(block.replace(/^\n+/, '')))
    .filter(group => !group.isEmpty)
}

/** The address in `rfc822; a@b`, `a@b`, `<a@b>` and what gateways make of them. */
export function addressIn(value: string): string | null {
  const bare = withLetters(value)
    .replace(/^\s*[\w-]+\s*;/, '')
    .replace(/^\s*(?:smtp|imceasmtp)[:=-]/i, '')
  return findAddress(bare)
}

/** `\x{F6}` as reports write a letter that is not of ASCII (RFC 6533, section 3). */
const withLetters = (value: string): string =>
  value.replace(/\\x\{([0-9A-F]{1,5}|10[0-9A-F]{4})\}/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))

const ADDRESS =
  /(?<![\w.+=@])(?:"[^"\n@]{1,64}"|[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,128})@(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,62})\.)+[\p{L}]{2,24}\b|(?<![\w.+=@])[\w.+=-]{1,64}@(?:localhost|\[[\d.:a-f]{3,40}\]|[\w-]{2,63}(?=[>\s;,)]|$))/iu

export const findAddress = (text: string): string | null => tidy(ADDRESS.exec(text.slice(0, 2000))?.[0])
export const findAddresses = (text: string): string[] =>
  [...text.slice(0, 4000).matchAll(new RegExp(ADDRESS.source, 'giu'))].flatMap(([found]) => tidy(found) ?? [])

function tidy(address: string | undefined): string | null {
  const plain =
    address?.replace(/^(?:mailto:|smtp[=:]|rfc822[=;:]|'|`|=3d)/i, '').replace(/^[.'"*]+|[.'"*]+(?=@)/g, '') ?? ''
  return plain.includes('@') && !plain.startsWith('@') ? plain : null
}

/** `5.1.1` or `550` in the words of a server. */
export const statusIn = (text: string): string | null =>
  /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1] ??
  /(?<![\d.:])([45][0-7]\d)(?=[\s-]|$)/.exec(text)?.[1] ??
  null

export const tidyReason = (text: string): string =>
  text
    .replace(/^\s*(?:smtp|x-[\w-]+)\s*;\s*/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500)
