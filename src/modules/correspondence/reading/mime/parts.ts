import { once } from 'node:events'
import { Splitter } from '@zone-eu/mailsplit'
import libqp from 'libqp'
import { MailHeaders } from './mail-headers.ts'
import { endOfHeader, normaliseRaw } from './raw.ts'

/** One part of a mail, decoded from its transfer encoding. A multipart has children and no body. */
export interface Part {
  /** In small letters: `text/plain`. */
  type: string
  charset: string | null
  /** `format=flowed`, and whether the space at a soft break goes (`delsp`). */
  flowed: { deleteSpace: boolean } | null
  disposition: string | null
  name: string | null
  contentId: string | null
  headers: MailHeaders
  body: Buffer
  parts: Part[]
}

/** A mail that is not read on: what is wrong with it, in plain words for staff. */
export class CannotRead extends Error {
  override name = 'CannotRead'
}

const MOST_PARTS = 1000
const LONGEST_PART_HEADER = 8 * 1024 * 1024

/**
 * Splits a mail into its parts with mailparser's splitter. Mails inside it (message/rfc822) stay whole, as a body: whoever wants
 * to know reads them in turn, so that a reader decides how deep it goes.
 */
export async function readParts(raw: Buffer, isGuess = false): Promise<Part> {
  const splitter = new Splitter({ ignoreEmbedded: true, maxChildNodes: MOST_PARTS, maxHeadSize: LONGEST_PART_HEADER })
  const found = new Map<object, { part: Part; encoding: string; chunks: Buffer[] }>()
  let root: Part | undefined
  splitter.on('data', chunk => {
    if (chunk.type === 'node') {
      const part = partOf(chunk)
      found.set(chunk, { part, encoding: chunk.encoding || '', chunks: [] })
      root ??= part
      if (chunk.parentNode) found.get(chunk.parentNode)?.part.parts.push(part)
    } else if ('node' in chunk && chunk.value) found.get(chunk.node)?.chunks.push(chunk.value)
  })
  const ended = once(splitter, 'end')
  splitter.end(normaliseRaw(raw))
  try {
    await ended
  } catch (error) {
    if ((error as { code?: string }).code !== 'EMAXLEN') throw error
    throw new CannotRead(`It has more than ${MOST_PARTS.toLocaleString('en')} parts, or a heading too long to read.`)
  }
  for (const { part, encoding, chunks } of found.values())
    if (part.parts.length === 0) {
      part.body = decodeBody(chunks, encoding, part.type)
      if (part.type.startsWith('multipart/') && !isGuess) part.parts = await findParts(part.body, part.type)
    }
  if (!root) throw new CannotRead('The mail is empty.')
  return root
}

/** The parts of a multipart whose headings name no boundary, or another one than stands between its parts. */
async function findParts(body: Buffer, type: string): Promise<Part[]> {
  const boundary = /^--(\S[^\n"]{0,200}?)[ \t]*\r?\n(?:content|mime)-[\w-]+:/im.exec(
    body.toString('latin1', 0, 20_000),
  )?.[1]
  if (!boundary) return []
  const heading = Buffer.from(`Content-Type: ${type}; boundary="${boundary.replace(/[\\"]/g, '\\$&')}"\n\n`)
  const guessed = await readParts(Buffer.concat([heading, body]), true)
  return guessed.parts
}

/** Only the headings, where the mail itself cannot be read. */
export function readHeaders(raw: Buffer): MailHeaders {
  const normal = normaliseRaw(raw)
  return MailHeaders.of(normal.subarray(0, endOfHeader(normal)).toString('latin1'))
}

type Node = Extract<Parameters<Parameters<InstanceType<typeof Splitter>['on']>[1]>[0], { type: 'node' }>

function partOf(node: Node): Part {
  const headers = new MailHeaders(node.headers ? node.headers.getList() : [])
  const written = node.contentType || ''
  // What follows the type may lack its semicolon.
  const type = /^[\w.+-]+(?:\/[\w.+-]+)?/.exec(written)?.[0] ?? 'text/plain'
  return {
    type,
    charset: node.charset || /charset\s*=\s*"?([\w.-]+)/i.exec(written)?.[1] || null,
    flowed: node.flowed ? { deleteSpace: node.delSp } : null,
    disposition: node.disposition || null,
    name: node.filename || null,
    contentId: headers.first('content-id').replace(/^[<\s]+|[>\s]+$/g, '') || null,
    headers,
    body: Buffer.alloc(0),
    parts: [],
  }
}

function decodeBody(chunks: Buffer[], encoding: string, type: string): Buffer {
  const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
  // A multipart without parts, because its boundary is wrong, is shown as it stands.
  if (type.startsWith('multipart/')) return body
  if (encoding.startsWith('base64')) return Buffer.from(body.toString('latin1'), 'base64')
  if (encoding.startsWith('quoted-printable')) return libqp.decode(body.toString('latin1'))
  return body
}
