import { addressesIn, type Party, partyFromText, readParties, readParty } from './mime/addresses.ts'
import { decodeText } from './mime/decode-text.ts'
import { type Part, readParts } from './mime/parts.ts'
import { readDate } from './mime/read-date.ts'
import { readContent, textOf } from './read-content.ts'
import { isHeadingBlock, isQuoted } from './replies/cut-reply.ts'
import { cutSignature } from './replies/cut-signature.ts'
import { headingOf, isForwardedMessage, isOriginalMessage } from './replies/quote-starts.ts'
import { proofOfSender } from './sender-proof.ts'

/** A mail that was sent on: who wrote it, what, and what that person had been sent and sent on. */
export interface Forwarded {
  from: Party | null
  /** It names several people as whoever wrote it, or the server that took it found that its sender is false. */
  isDoubtful: boolean
  subject: string
  sentAt: Date | null
  text: string
  /** What whoever sent it on wrote above it. */
  above: string
  forwarded: Forwarded | null
}

/** So often a mail is followed back; people do not send on more often, and whoever nests deeper wants to keep us busy. */
const MOST_LEVELS = 8

const FORWARDING_SUBJECT =
  /^\s*(?:(?:re|aw|sv|atb)\s*:\s*)*(?:fwd?|ymlaen|wg|tr|rv|enc|i|vs|vb|doorst|pd|przek|továbbítás|ilt|fyi)\s*:/i

/**
 * Finds what was forwarded: as a file; below a line such as 'Forwarded message' (Gmail, Apple Mail, Thunderbird); or below
 * Outlook's headings where the subject says so, or nothing stands above them.
 */
export async function findForwarded(
  subject: string,
  text: string,
  mails: Part[],
  levels = MOST_LEVELS,
): Promise<Forwarded | null> {
  if (levels === 0) return null
  const lines = text.split('\n').slice(0, 4000)
  const mark = lines.findIndex(line => isForwardedMessage(unquoted(line)))
  const first = lines.findIndex((_, at) => isHeadingBlock(lines, at))
  const isSaid = FORWARDING_SUBJECT.test(subject)
  const isAlone = first >= 0 && !lines.slice(0, first).some(line => /\p{L}/u.test(line))
  const isBlock = first >= 0 && (isSaid || isAlone)
  // The uppermost is the last that was sent on: what it quotes in turn stands below.
  const found =
    (mark >= 0 && !(isBlock && first < mark) && readBelow(lines, mark + 1)) ||
    (mails[0] && (isSaid || mails.length === 1) && !(isBlock && mark >= 0) && (await readEnclosed(mails[0], lines))) ||
    (isBlock && readBelow(lines, first)) ||
    null
  if (!found) return null
  const { mails: inside, ...told } = found
  return { ...told, forwarded: await findForwarded(told.subject, told.text, inside, levels - 1) }
}

type Found = Omit<Forwarded, 'forwarded'> & { mails: Part[] }

const unquoted = (line: string): string => line.replace(/^[\s>|]+/, '')

/** The words above a mark or headings, without the line drawn there. */
function aboveOf(lines: string[]): string {
  const isOfQuote = (line: string) => /^[\s\-–—_=*]*$/.test(line) || isOriginalMessage(line) || isForwardedMessage(line)
  return cutSignature(lines.slice(0, lines.findLastIndex(line => !isOfQuote(unquoted(line))) + 1).join('\n')).trim()
}

/** Reads headings from there and, below them, the words. */
function readBelow(all: string[], from: number): Found | null {
  const lines = all.slice(from)
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
    isDoubtful: addressesIn(values.from).length > 1,
    subject: values.subject ?? '',
    sentAt: readDate(values.date ?? ''),
    text: plain.slice(at).join('\n').trim(),
    above: aboveOf(all.slice(0, from)),
    mails: [],
  }
}

async function readEnclosed(mail: Part, above: string[]): Promise<Found | null> {
  const root = await readParts(mail.body)
  if (root.headers.isEmpty) return null
  const content = await readContent(root)
  const from = readParty(root.headers, 'from')
  return {
    from,
    isDoubtful:
      readParties(root.headers, 'from').length > 1 || proofOfSender(root.headers, from?.address ?? '') === 'false',
    subject: root.headers.text('subject'),
    sentAt: readDate(root.headers.first('date')),
    text: textOf(content) || decodeText(root.body, root.charset).trim(),
    above: aboveOf(above),
    mails: content.mails,
  }
}
