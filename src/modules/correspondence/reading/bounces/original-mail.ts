import { readParties } from '../mime/addresses.ts'
import { MailHeaders } from '../mime/mail-headers.ts'
import { readHeaders } from '../mime/parts.ts'
import type { Content } from '../read-content.ts'
import { findAddresses } from './report-fields.ts'

/** The mail that came back or was complained about, as far as the report shows it. */
export interface Original {
  messageId: string | null
  to: string[]
  subject: string
  /** What we give each mail beside its Message-ID, which some that carry it change (Amazon SES). */
  mark: string | null
  replyTo: string[]
}

/** Headings of the original: from the mail or the headings enclosed, else from a copy in the text. */
export function findOriginalHeaders({ mails, reports }: Content, copy: string): MailHeaders | null {
  const enclosed = mails[0] ?? reports.find(({ type }) => /headers$/.test(type))
  if (enclosed && enclosed.body.length > 0) {
    const headers = readHeaders(enclosed.body)
    if (!headers.isEmpty) return headers
  }
  const lines = copy.split('\n').slice(0, 400)
  const first = lines.findIndex(line =>
    /^[>\s]{0,6}(?:return-path|received|message-id|from|to|subject|date|x-[\w-]+)\s*:/i.test(line),
  )
  if (first < 0) return null
  const mark = /^[>\s]{0,6}/.exec(lines[first]!)![0].length
  const headers = MailHeaders.of(
    lines
      .slice(first)
      .map(line => line.slice(Math.min(mark, line.search(/\S|$/))))
      .join('\n')
      .split(/\n\s*\n/)[0]!,
  )
  return headers.has('message-id') || headers.has('to') || headers.has('subject') ? headers : null
}

export function readOriginal(headers: MailHeaders): Original {
  return {
    messageId: /<[^<>\s]+>/.exec(headers.first('message-id'))?.[0] ?? null,
    to: readParties(headers, 'to').flatMap(({ address }) => address || []),
    subject: headers.text('subject'),
    mark: headers.first('x-firstpoint-message') || null,
    replyTo: readParties(headers, 'reply-to').flatMap(({ address }) => address || []),
  }
}

/** To whom the original went: what the last server noted ('for <a@b>'), else the only one it was addressed to. */
export function recipientsOfOriginal(headers: MailHeaders): string[] {
  const noted = headers
    .all('received')
    .flatMap(value => findAddresses(/\bfor\s+<?([^\s<>;]+@[^\s<>;]+)/i.exec(value)?.[1] ?? ''))
  if (new Set(noted).size === 1) return noted.slice(0, 1)
  const to = findAddresses(headers.first('to'))
  return to.length === 1 ? to : []
}
