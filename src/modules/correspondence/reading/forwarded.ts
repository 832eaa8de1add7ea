import { type Party, partyFromText, readParty } from './mime/addresses.ts'
import { decodeText } from './mime/decode-text.ts'
import { type Part, readParts } from './mime/parts.ts'
import { readDate } from './mime/read-date.ts'
import { readContent, textOf } from './read-content.ts'
import { isHeadingBlock, isQuoted } from './replies/cut-reply.ts'
import { headingOf, isForwardedMessage } from './replies/quote-starts.ts'

/** A mail that an officer forwarded to us: who wrote it first, and what. */
export interface Forwarded {
  from: Party | null
  subject: string
  sentAt: Date | null
  text: string
}

const FORWARDING_SUBJECT =
  /^\s*(?:(?:re|aw|sv|atb)\s*:\s*)*(?:fwd?|ymlaen|wg|tr|rv|enc|i|vs|vb|doorst|pd|przek|továbbítás|ilt|fyi)\s*:/i

/**
 * Finds what was forwarded: as a file; below a line such as 'Forwarded message' (Gmail, Apple Mail, Thunderbird); or below
 * Outlook's headings where the subject says so, or nothing stands above them.
 */
export async function findForwarded(subject: string, text: string, mails: Part[]): Promise<Forwarded | null> {
  const lines = text.split('\n').slice(0, 4000)
  const mark = lines.findIndex(line => isForwardedMessage(unquoted(line)))
  const isSaid = FORWARDING_SUBJECT.test(subject)
  if (mark >= 0) {
    const found = readBelow(lines.slice(mark + 1))
    if (found) return found
  }
  const [mail] = mails
  if (mail && (isSaid || mails.length === 1)) return readEnclosed(mail)
  const first = lines.findIndex((_, at) => isHeadingBlock(lines, at))
  const isAlone = first >= 0 && !lines.slice(0, first).some(line => /\p{L}/u.test(line))
  return first >= 0 && (isSaid || isAlone) ? readBelow(lines.slice(first)) : null
}

const unquoted = (line: string): string => line.replace(/^[\s>|]+/, '')

/** Reads headings and, below them, the words. */
function readBelow(lines: string[]): Forwarded | null {
  const isMarked = lines
    .slice(0, 12)
    .filter(line => line.trim())
    .every(isQuoted)
  const plain = isMarked ? lines.map(line => line.replace(/^\s*> ?/, '')) : lines
  const values: Partial<Record<string, string>> = {}
  let at = 0
  for (let open: string | null = null; at < plain.length; at++) {
    const line = plain[at]!
    if (!line.trim()) {
      const more = plain.slice(at + 1, at + 3).find(each => each.trim())
      if (Object.keys(values).length > 0 && !(more && headingOf(more) && Object.keys(values).length < 3)) break
      continue
    }
    const found = headingOf(line)
    if (found && values[found.name] === undefined) values[found.name] = found.value
    else if (!found && open) values[open] = `${values[open]} ${line.trim()}`
    else if (!found) break
    open = found?.name ?? open
  }
  if (!values.from) return null
  return {
    from: partyFromText(values.from),
    subject: values.subject ?? '',
    sentAt: readDate(values.date ?? ''),
    text: plain.slice(at).join('\n').trim(),
  }
}

async function readEnclosed(mail: Part): Promise<Forwarded | null> {
  const root = await readParts(mail.body)
  if (root.headers.isEmpty) return null
  return {
    from: readParty(root.headers, 'from'),
    subject: root.headers.text('subject'),
    sentAt: readDate(root.headers.first('date')),
    text: textOf(await readContent(root)) || decodeText(root.body, root.charset).trim(),
  }
}
