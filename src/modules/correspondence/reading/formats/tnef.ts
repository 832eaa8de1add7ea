// Reads winmail.dat, the wrapping that Outlook puts mail into for its own kind (MS-OXTNEF).
import { decodeText } from '../mime/decode-text.ts'

export interface TnefContent {
  text: string | null
  html: string | null
  files: { name: string; type: string; content: Buffer }[]
}

const SIGNATURE = 0x223e9f78
const ATTACHMENT_LEVEL = 2
const ATTRIBUTE = {
  messageProperties: 0x69003,
  body: 0x2800c,
  attachmentStart: 0x69002,
  title: 0x18010,
  data: 0x6800f,
  properties: 0x69005,
}
const PROPERTY = { body: 0x1000, html: 0x1013, longName: 0x3707, name: 0x3704, mime: 0x370e, data: 0x3701 }
const MOST_FILES = 200

/** Null where this is no such file, or a broken one. */
export function readTnef(file: Buffer): TnefContent | null {
  try {
    return file.readUInt32LE(0) === SIGNATURE ? readAttributes(file) : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function readAttributes(file: Buffer): TnefContent {
  const content: TnefContent = { text: null, html: null, files: [] }
  for (let at = 6; at + 9 < file.length; ) {
    const level = file[at]!
    const id = file.readUInt32LE(at + 1) & 0xfffff
    const length = file.readUInt32LE(at + 5)
    const data = file.subarray(at + 9, at + 9 + length)
    at += 9 + length + 2
    if (level === ATTACHMENT_LEVEL) readAttachmentAttribute(content, id, data)
    else if (id === ATTRIBUTE.body) content.text ??= decodeText(withoutZero(data), null)
    else if (id === ATTRIBUTE.messageProperties) {
      const properties = readProperties(data)
      content.text ??= textOf(properties.get(PROPERTY.body))
      content.html ??= textOf(properties.get(PROPERTY.html))
    }
  }
  return content
}

function readAttachmentAttribute({ files }: TnefContent, id: number, data: Buffer): void {
  if (id === ATTRIBUTE.attachmentStart && files.length < MOST_FILES)
    files.push({ name: 'attachment', type: 'application/octet-stream', content: Buffer.alloc(0) })
  const file = files.at(-1)
  if (!file) return
  if (id === ATTRIBUTE.title) file.name = decodeText(withoutZero(data), null)
  else if (id === ATTRIBUTE.data) file.content = data
  else if (id === ATTRIBUTE.properties) {
    const properties = readProperties(data)
    file.name = textOf(properties.get(PROPERTY.longName)) || textOf(properties.get(PROPERTY.name)) || file.name
    file.type = textOf(properties.get(PROPERTY.mime)) || file.type
    const inside = properties.get(PROPERTY.data)
    if (inside && file.content.length === 0) file.content = inside.data
  }
}

type Property = { type: number; data: Buffer }

/** Bytes of each kind of value; kinds that carry their own length have none here. */
const FIXED: Record<number, number> = { 1: 0, 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16 }

function readProperties(data: Buffer): Map<number, Property> {
  const properties = new Map<number, Property>()
  const count = data.readUInt32LE(0)
  let at = 4
  for (let each = 0; each < count && at + 4 <= data.length; each++) {
    const type = data.readUInt16LE(at)
    const id = data.readUInt16LE(at + 2)
    at += 4
    if (id >= 0x8000) at = afterName(data, at)
    const isMany = (type & 0x1000) !== 0
    const fixed = FIXED[type & 0xfff]
    const values = isMany || fixed === undefined ? data.readUInt32LE(at) : 1
    if (isMany || fixed === undefined) at += 4
    for (let value = 0; value < values; value++) {
      const length = fixed ?? data.readUInt32LE(at)
      if (fixed === undefined) at += 4
      if (value === 0) properties.set(id, { type: type & 0xfff, data: data.subarray(at, at + length) })
      at += length + ((4 - (length % 4)) % 4)
    }
  }
  return properties
}

/** A named property carries a set's id and a number, or a name. */
function afterName(data: Buffer, at: number): number {
  if (data.readUInt32LE(at + 16) === 0) return at + 24
  const length = data.readUInt32LE(at + 20)
  return at + 24 + length + ((4 - (length % 4)) % 4)
}

const UNICODE = 0x1f

function textOf(property: Property | undefined): string | null {
  if (!property) return null
  return property.type === UNICODE
    ? property.data.toString('utf16le').replace(/\0+$/, '')
    : decodeText(withoutZero(property.data), null)
}

function withoutZero(data: Buffer): Buffer {
  const zero = data.indexOf(0)
  return zero < 0 ? data : data.subarray(0, zero)
}
