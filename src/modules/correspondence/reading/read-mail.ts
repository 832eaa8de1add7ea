import { isListMail, mayBeAnswered, whyAutomatic } from './automatic-mail.ts'
import type { FailedRecipient } from './bounces/delivery-report.ts'
import type { Original } from './bounces/original-mail.ts'
import { readReport } from './bounces/read-bounce.ts'
import { contentHash } from './content-hash.ts'
import { type Forwarded, findForwarded } from './forwarded.ts'
import { sanitiseHtml } from './html/sanitise-html.ts'
import { type Party, readParties, readParty } from './mime/addresses.ts'
import type { MailHeaders } from './mime/mail-headers.ts'
import { CannotRead, type Part, readHeaders, readParts } from './mime/parts.ts'
import { readDate } from './mime/read-date.ts'
import { type Attachment, allVersionsOf, type Content, filesInMails, readContent } from './read-content.ts'
import { readReply } from './replies/read-reply.ts'
import { proofOfSender, type SenderProof } from './sender-proof.ts'
import { isMarkedSpam } from './spam-marks.ts'

/** A mail as the intake understands it. */
export interface ReadMail {
  /** `complaint`: a feedback report, somebody marked our mail as spam. `unreadable`: for a person to look at. */
  kind: 'message' | 'bounce' | 'auto-reply' | 'complaint' | 'unreadable'
  /** Why it is no message, in plain words for staff. */
  because: string | null
  from: Party | null
  /** What the server before us says of From. */
  senderProof: SenderProof
  replyTo: Party | null
  to: Party[]
  cc: Party[]
  subject: string
  /** When its sender says it was sent. */
  sentAt: Date | null
  /** With their angle brackets. */
  messageId: string | null
  /** What we put into a mail of ours, where it came back itself. */
  mark: string | null
  inReplyTo: string[]
  references: string[]
  /** Whom our mail did not reach, yet or at all; of a complaint, who complained. */
  failedRecipients: FailedRecipient[]
  /** Of a bounce: the other side still tries to deliver ours. */
  isDelay: boolean
  /** What bounced or was complained about, as far as it says. */
  original: Original | null
  /** All of it as plain text; below the text version, what the HTML says besides. */
  text: string
  /** What the writer wrote, without quotes and signature. */
  reply: string
  /** Safe to show; images that came with it as `cid:`. */
  html: string | null
  forwarded: Forwarded | null
  attachments: Attachment[]
  isSpam: boolean
  isList: boolean
  /** It cannot be opened without a key, and says nothing besides. */
  isEncrypted: boolean
  /** Whether a program may answer (RFC 3834). */
  mayBeAnswered: boolean
  /** Over From, Date, Subject and decoded parts: the same for copies of one mail. */
  contentHash: string
}

const HEADINGS = [
  'from',
  'to',
  'subject',
  'date',
  'received',
  'message-id',
  'content-type',
  'return-path',
  'mime-version',
  'reply-to',
  'sender',
  'cc',
  'bcc',
]

/**
 * Understands a raw mail (RFC 5322 and what really arrives). `envelope.from` is the sender of the SMTP session, where it is known: empty
 * for what nobody may answer. `own`: the council's domains, whose groups are its inboxes. Never throws for a bad mail: that is `unreadable`, and says why.
 */
export async function readMail(
  raw: Buffer,
  { from, own = new Set() }: { from?: string; own?: ReadonlySet<string> } = {},
): Promise<ReadMail> {
  try {
    const root = await readParts(raw)
    if (!HEADINGS.some(name => root.headers.has(name)))
      return unreadable(
        raw,
        raw.length === 0 ? 'The file is empty.' : 'It is no email: it has no headings such as From or Subject.',
      )
    return await understand(root, from, own)
  } catch (error) {
    return unreadable(raw, error instanceof CannotRead ? error.message : 'It is broken in a way we do not know.')
  }
}

async function understand(root: Part, returnPath: string | undefined, own: ReadonlySet<string>): Promise<ReadMail> {
  const content = await readContent(root)
  const text = allVersionsOf(content)
  const common = {
    ...headed(root.headers),
    isSpam: isMarkedSpam(root.headers),
    isList: isListMail(root.headers, own),
    contentHash: contentHash(root),
  }
  const words = { text, html: htmlOf(content), attachments: content.attachments }
  const report = await readReport(root, content)
  const reply = readReply(content)
  const because = report?.because ?? whyAutomatic(root.headers, reply, own)
  const isAnswerable = mayBeAnswered(root.headers, returnPath, own)
  const closed = !text.trim() && whyClosed(content)
  if (closed)
    return {
      ...nothing,
      ...common,
      ...words,
      kind: 'unreadable',
      because: closed,
      isEncrypted: content.isEncrypted,
      mayBeAnswered: content.isEncrypted && isAnswerable && because === null,
    }
  const kind = report?.kind ?? (because ? 'auto-reply' : 'message')
  if (kind === 'message') words.attachments.push(...(await filesInMails(content.mails)))
  return {
    ...common,
    ...words,
    kind,
    because,
    failedRecipients: report?.failedRecipients ?? [],
    isDelay: report?.isDelay ?? false,
    original: report?.original ?? null,
    reply,
    forwarded: kind === 'message' ? await findForwarded(common.subject, text, content.mails) : null,
    isEncrypted: false,
    mayBeAnswered: kind === 'message' && isAnswerable,
  }
}

/** Why nobody here can read what is written in it; null: nothing says so. */
const whyClosed = ({ isEncrypted, unknownCharset }: Content): string | null =>
  isEncrypted
    ? 'It is encrypted, and we have no key.'
    : unknownCharset
      ? `Its words are in a set of letters that we cannot read: ${unknownCharset}.`
      : null

const nothing = {
  failedRecipients: [],
  isDelay: false,
  original: null,
  text: '',
  reply: '',
  html: null,
  forwarded: null,
  attachments: [],
  isEncrypted: false,
  mayBeAnswered: false,
}

function unreadable(raw: Buffer, because: string): ReadMail {
  const headers = readHeaders(raw)
  const part: Part = {
    type: 'text/plain',
    charset: null,
    flowed: null,
    disposition: null,
    name: null,
    contentId: null,
    headers,
    body: raw,
    parts: [],
  }
  return {
    ...nothing,
    ...headed(headers),
    kind: 'unreadable',
    because,
    isSpam: isMarkedSpam(headers),
    isList: isListMail(headers, new Set()),
    contentHash: contentHash(part),
  }
}

function headed(headers: MailHeaders) {
  const from = readParty(headers, 'from') ?? readParty(headers, 'sender')
  return {
    from,
    senderProof: proofOfSender(headers, from?.address ?? ''),
    replyTo: readParty(headers, 'reply-to'),
    to: readParties(headers, 'to'),
    cc: readParties(headers, 'cc'),
    subject: headers.text('subject'),
    sentAt: readDate(headers.first('date')),
    messageId: messageIds(headers, 'message-id')[0] ?? null,
    mark: headers.first('x-firstpoint-message') || null,
    inReplyTo: messageIds(headers, 'in-reply-to'),
    references: messageIds(headers, 'references'),
  }
}

const MOST_IDS = 200

const messageIds = (headers: MailHeaders, name: string): string[] =>
  headers
    .all(name)
    .flatMap(
      value =>
        value.match(/<[^<>\s]{1,900}>/g) ?? (name === 'message-id' && /^\S+@\S+$/.test(value) ? [`<${value}>`] : []),
    )
    .slice(0, MOST_IDS)

/** All parts as one document; null where none is HTML. */
function htmlOf({ pieces, invitations }: Content): string | null {
  if (!pieces.some(({ html }) => html)) return null
  return [...pieces, ...invitations.map(text => ({ text, html: null }))]
    .map(({ text, html }) => (html ? sanitiseHtml(html) : `<pre>${escapeHtml(text ?? '')}</pre>`))
    .filter(Boolean)
    .join('\n<hr>\n')
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
