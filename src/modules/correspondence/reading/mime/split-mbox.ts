const LF = 10
const SEPARATOR = Buffer.from('\nFrom ')
/** `From somebody Tue Jan  5 10:00:00 2016`, and a heading in the next line. */
const MAIL_BEGINS = /^From \S[^\n]{0,200}\d{2}:\d{2}[^\n]{0,60}\r?\n>?[A-Za-z][\w-]{0,60}:/

/**
 * The mails of an mbox, or the one mail that a file holds. Mails that are quoted in another are no mails of the box: a line
 * `From …` counts after an empty line, outside parts that are still open, and with headings below it.
 */
export function splitMbox(file: Buffer): Buffer[] {
  if (!MAIL_BEGINS.test(lineAt(file, 0))) return [file]
  const mails: Buffer[] = []
  let start = 0
  for (let at = file.indexOf(SEPARATOR); at >= 0; at = file.indexOf(SEPARATOR, at + 1)) {
    const isAfterEmpty = file[at - 1] === LF || (file[at - 1] === 13 && file[at - 2] === LF)
    if (!isAfterEmpty || !MAIL_BEGINS.test(lineAt(file, at + 1))) continue
    const mail = file.subarray(start, at)
    if (hasOpenPart(mail)) continue
    mails.push(mail)
    start = at + 1
  }
  return [...mails, file.subarray(start)].map(unquoteFrom)
}

/** A line that begins with `From ` is written `>From ` in an mbox; among lines of a quote it is one of them. */
const QUOTED_FROM = /(?<=(?:^|\n)(?!>)[^\n]*\n)>(?=From [^\n]*(?:\n(?!>)|$))/g

const unquoteFrom = (mail: Buffer): Buffer =>
  mail.includes('\n>From ') ? Buffer.from(mail.toString('latin1').replace(QUOTED_FROM, ''), 'latin1') : mail

const lineAt = (file: Buffer, at: number): string => file.toString('latin1', at, at + 400)

/** Whether the outermost parts of a mail are begun and not ended. */
function hasOpenPart(mail: Buffer): boolean {
  const headings = mail.toString('latin1', 0, 20_000).split(/\r?\n\r?\n/)[0]!
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(headings)
  const mark = boundary?.[1] ?? boundary?.[2]
  return mark !== undefined && mail.includes(`\n--${mark}`) && !mail.includes(`\n--${mark}--`)
}
