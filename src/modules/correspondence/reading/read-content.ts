import { sayCalendar } from './formats/calendar.ts'
import { openSignedMail } from './formats/signed-mail.ts'
import { readTnef } from './formats/tnef.ts'
import { takeUuencoded } from './formats/uuencode.ts'
import { htmlToText, parseHtml } from './html/html-text.ts'
import { decodeText, unflow, unreadableCharset } from './mime/decode-text.ts'
import { decodeWords } from './mime/mail-headers.ts'
import { type Part, readParts } from './mime/parts.ts'
import { cutQuotes } from './replies/cut-reply.ts'
import { isPlaceholder, saysMore } from './two-versions.ts'

/** A file that came with a mail. */
export interface Attachment {
  name: string
  type: string
  content: Buffer
  isInline: boolean
  contentId: string | null
}

/** What a mail says and brings, in the order of its parts. */
export interface Content {
  /** Each with its words as text, HTML, or both; `instead`: a text that seems to say only that they are in the HTML. */
  pieces: { text: string | null; html: string | null; instead?: string }[]
  /** Calendar entries, said in words: they stand below whatever is written, and are no version of it. */
  invitations: string[]
  attachments: Attachment[]
  /** Parts that other programs write for programs: delivery reports, headings of the mail that came back. */
  reports: Part[]
  /** Mails inside this one, whole. */
  mails: Part[]
  isEncrypted: boolean
  /** A charset that nobody here knows: what is written in it is among the files. */
  unknownCharset?: string
}

const REPORTS =
  /^(message\/(global-)?(delivery-status|disposition-notification|feedback-report|headers)|text\/rfc822-headers)$/
const DEEPEST = 30
const DEEPEST_SIGNED = 3

export async function readContent(root: Part): Promise<Content> {
  const content: Content = { pieces: [], invitations: [], attachments: [], reports: [], mails: [], isEncrypted: false }
  await walk(root, content, 0, 0)
  if (content.invitations.length > 0) content.invitations = withoutRepeated(content)
  return content
}

async function walk(part: Part, content: Content, depth: number, signedDepth: number): Promise<void> {
  if (part.type === 'multipart/alternative' && part.parts.length > 0)
    return walkAlternative(part, content, depth, signedDepth)
  if (part.type === 'multipart/encrypted') content.isEncrypted = true
  if (part.parts.length > 0) {
    // What lies deeper than anybody writes mail is kept as files.
    const parts = depth < DEEPEST ? part.parts : leavesOf(part)
    for (const each of parts) await walk(each, content, depth + 1, signedDepth)
    return
  }
  if (/^application\/(x-)?pkcs7-mime$/.test(part.type) && signedDepth < DEEPEST_SIGNED) {
    const inside = openSignedMail(part.body)
    if (inside) return walk(await readParts(inside), content, depth + 1, signedDepth + 1)
    content.isEncrypted = true
  }
  walkLeaf(part, content)
}

function* leavesOf(root: Part): Generator<Part> {
  const waiting = [root]
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    if (part.parts.length === 0) yield part
    else waiting.push(...[...part.parts].reverse())
  }
}

/** The same words as text and as HTML become one piece; what else is offered (an invitation) stands below it. */
async function walkAlternative(part: Part, content: Content, depth: number, signedDepth: number): Promise<void> {
  const versions: Content = {
    pieces: [],
    invitations: content.invitations,
    attachments: content.attachments,
    reports: content.reports,
    mails: content.mails,
    isEncrypted: false,
  }
  const parts = depth < DEEPEST ? part.parts : leavesOf(part)
  for (const each of parts) await walk(each, versions, depth + 1, signedDepth)
  content.isEncrypted ||= versions.isEncrypted
  if (versions.unknownCharset) content.unknownCharset = versions.unknownCharset
  const text = versions.pieces.find(piece => piece.text?.trim() && !piece.html)?.text ?? null
  const html = versions.pieces.findLast(piece => piece.html)?.html ?? null
  const isRead = text !== null && !(html && isPlaceholder(text, htmlToText(parseHtml(html))))
  if (text !== null || html !== null)
    content.pieces.push(isRead || text === null ? { text, html } : { text: null, html, instead: text })
}

function walkLeaf(part: Part, content: Content): void {
  if (REPORTS.test(part.type)) content.reports.push(part)
  else if (part.type === 'message/rfc822' || part.type === 'message/global') addMail(part, content)
  else if (isTnef(part)) addTnef(part, content)
  else if (part.type === 'text/calendar' || part.type === 'application/ics') addCalendar(part, content)
  else if (isWords(part, content)) addWords(part, content)
  else if (part.body.length > 0 || part.name) content.attachments.push(attachmentOf(part))
}

const isTnef = ({ type, name }: Part): boolean =>
  /^application\/(vnd\.)?ms-tnef$/.test(type) || /^win(mail)?\.dat$/i.test(name ?? '')

/** Text is to be read, unless it is said to be a file, or is a named one below the words. */
function isWords({ type, disposition, name }: Part, { pieces }: Content): boolean {
  if (!/^(text\/(plain|html|enriched|richtext|x-[\w-]+|x?markdown)|text|multipart\/.*)$/.test(type)) return false
  return disposition !== 'attachment' && (!name || pieces.length === 0)
}

function addWords(part: Part, content: Content): void {
  const isHtml = part.type === 'text/html'
  const charset = part.charset ?? (isHtml ? charsetInside(part.body) : null)
  const unknown = unreadableCharset(part.body, charset)
  if (unknown) {
    content.unknownCharset = unknown
    return void content.attachments.push(attachmentOf(part))
  }
  let text = decodeText(part.body, charset)
    .replace(/\r+\n|\r/g, '\n')
    .replaceAll('\0', '')
  if (isHtml) return void content.pieces.push({ text: null, html: text })
  if (part.flowed) text = unflow(text, part.flowed.deleteSpace)
  if (/^text\/(enriched|richtext)$/.test(part.type))
    text = text
      .replace(/<param>[^<]*<\/param>/gi, '')
      .replaceAll('<<', '<')
      .replace(/<\/?[\w-]+>/g, '')
  const { words, files } = takeUuencoded(text)
  content.attachments.push(
    ...files.map(file => ({ ...file, type: 'application/octet-stream', isInline: false, contentId: null })),
  )
  // A mail that is HTML and says it is not, from scripts that forget.
  const isReallyHtml = /^\s*(<!doctype html|<html[\s>])/i.test(words)
  content.pieces.push(isReallyHtml ? { text: null, html: words } : { text: withoutPgpArmour(words), html: null })
}

const charsetInside = (html: Buffer): string | null =>
  /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(html.toString('latin1', 0, 2048))?.[1] ?? null

/** The words of a text signed with PGP, without its frame. */
const withoutPgpArmour = (text: string): string =>
  text.includes('-----BEGIN PGP SIGNED MESSAGE-----')
    ? text
        .replace(/-----BEGIN PGP SIGNED MESSAGE-----\n(?:Hash:[^\n]*\n)*\n?/, '')
        .replace(/-----BEGIN PGP SIGNATURE-----[\s\S]*?(?:-----END PGP SIGNATURE-----|$)/, '')
        .replace(/^- (?=-)/gm, '')
    : text

function addMail(part: Part, content: Content): void {
  content.mails.push(part)
  const subject = /^subject:[ \t]*(.*(?:\r?\n[ \t].*)*)/im.exec(
    part.body.toString('latin1', 0, 20_000).split(/\r?\n\r?\n/)[0]!,
  )?.[1]
  const name = part.name ?? `${decodeWords((subject ?? '').replace(/\s+/g, ' ').trim()).slice(0, 100) || 'message'}.eml`
  content.attachments.push({ ...attachmentOf(part), name })
}

function addTnef(part: Part, content: Content): void {
  const inside = readTnef(part.body)
  if (!inside) return void content.attachments.push(attachmentOf(part))
  content.attachments.push(...inside.files.map(file => ({ ...file, isInline: false, contentId: null })))
  const hasWords = content.pieces.some(({ text, html }) => text?.trim() || html?.trim())
  if (!hasWords && (inside.text || inside.html)) content.pieces.push({ text: inside.text, html: inside.html })
}

function addCalendar(part: Part, content: Content): void {
  const words = sayCalendar(decodeText(part.body, part.charset))
  if (words && !content.invitations.includes(words)) content.invitations.push(words)
  const file = { ...attachmentOf(part), name: part.name ?? 'invite.ics' }
  // The same entry is often both a version of the words and a file.
  if (!content.attachments.some(({ content }) => content.equals(file.content))) content.attachments.push(file)
}

function attachmentOf(part: Part): Attachment {
  return {
    name:
      part.name ||
      (part.type.startsWith('image/') ? `image.${part.type.slice(6).replace(/[^a-z0-9].*$/, '')}` : 'attachment'),
    type: part.type,
    content: part.body,
    isInline: part.disposition === 'inline' || (part.disposition === null && part.contentId !== null),
    contentId: part.contentId,
  }
}

const MOST_MAILS = 10

/** The files of mails that somebody sent on as files, and of mails in those: the photo is often there. */
export async function filesInMails(mails: Part[]): Promise<Attachment[]> {
  const files: Attachment[] = []
  const waiting = [...mails]
  for (let read = 0; read < MOST_MAILS && waiting.length > 0; read++) {
    const content = await readContent(await readParts(waiting.shift()!.body))
    files.push(...content.attachments)
    waiting.push(...content.mails)
  }
  return files
}

/** What is written in it as plain text. */
export const writtenIn = ({ pieces }: Content): string =>
  pieces
    .map(({ text, html }) => (text?.trim() ? text.trim() : html ? htmlToText(parseHtml(html)) : ''))
    .filter(Boolean)
    .join('\n\n')

/** All of it as plain text. */
export const textOf = (content: Content): string =>
  [writtenIn(content), ...content.invitations].filter(Boolean).join('\n\n')

/** The same, and what the other version says besides: danger is looked for there too. It stands above what is quoted, as its writer's words do. */
export const allVersionsOf = (content: Content): string => {
  const text = textOf(content)
  const others = content.pieces.flatMap(({ text: own, html, instead }) => {
    if (instead) return instead.trim()
    const other = own?.trim() && html ? htmlToText(parseHtml(html)) : ''
    return saysMore(other, text) ? other : []
  })
  if (others.length === 0) return text
  const own = cutQuotes(text).text
  const end = text.startsWith(own) ? own.length : text.length
  return [text.slice(0, end), ...others, text.slice(end).trim()].filter(Boolean).join('\n\n')
}

/** Outlook writes the words of the mail into the entry once more. */
function withoutRepeated(content: Content): string[] {
  const squeezed = (words: string) => words.replace(/\s+/g, '')
  const written = squeezed(writtenIn(content))
  return content.invitations.map(words => {
    const [facts = '', ...more] = words.split('\n\n')
    return more.length > 0 && written.includes(squeezed(more.join(''))) ? facts : words
  })
}
