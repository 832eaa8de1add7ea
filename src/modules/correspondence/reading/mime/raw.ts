const LONGEST_HEADER = 256 * 1024
const LF = 10
const CR = 13

/**
 * The bytes of a mail as a splitter wants them: no empty lines and no mbox line before the headings, line ends that are ones,
 * and headings of at most 256 KB; what is more of them is left out (the raw mail is kept elsewhere).
 */
export function normaliseRaw(raw: Buffer): Buffer {
  let mail = raw
  // Old Mac systems end lines with CR alone.
  if (!mail.subarray(0, 8192).includes(LF) && mail.subarray(0, 8192).includes(CR))
    mail = Buffer.from(mail.toString('latin1').replaceAll('\r', '\n'), 'latin1')
  mail = mail.subarray(startOf(mail))
  const end = endOfHeader(mail)
  const words = end <= LONGEST_HEADER ? wordsInHeader(mail, end) : null
  if (words !== null) return Buffer.concat([mail.subarray(0, words), Buffer.from('\n'), mail.subarray(words)])
  if (end <= LONGEST_HEADER) return mail
  const cut = mail.lastIndexOf(LF, LONGEST_HEADER)
  return Buffer.concat([mail.subarray(0, cut < 0 ? LONGEST_HEADER : cut + 1), Buffer.from('\n\n'), mail.subarray(end)])
}

/** Where the headings begin: after a byte order mark, empty lines, and the `From ` line of an mbox. */
function startOf(mail: Buffer): number {
  let at = mail[0] === 0xef && mail[1] === 0xbb && mail[2] === 0xbf ? 3 : 0
  while (at < mail.length && (mail[at] === LF || mail[at] === CR)) at++
  const start = mail.subarray(at, at + 6).toString('latin1')
  if (!start.startsWith('From ') && start !== '>From ') return at
  const lineEnd = mail.indexOf(LF, at)
  return lineEnd < 0 ? at : lineEnd + 1
}

const HEADING = /^[!-9;-~]+[ \t]*:/

/** Where the words begin that follow the headings with no empty line between; null where one is there, or nothing follows. */
function wordsInHeader(mail: Buffer, end: number): number | null {
  const lines = mail.toString('latin1', 0, end).split('\n')
  const last = lines.findLastIndex(line => HEADING.test(line))
  if (last < 0) return null
  const first = lines.findIndex((line, at) => at > last && line.trim() !== '' && !/^[ \t]/.test(line))
  return first < 0 ? null : lines.slice(0, first).join('\n').length + 1
}

/** Where the empty line ends that parts headings from text; the length of the mail where there is none. */
export function endOfHeader(mail: Buffer): number {
  for (let at = mail.indexOf(LF); at >= 0; at = mail.indexOf(LF, at + 1)) {
    if (mail[at + 1] === LF) return at + 2
    if (mail[at + 1] === CR && mail[at + 2] === LF) return at + 3
  }
  return mail.length
}
