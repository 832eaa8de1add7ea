// A strict reader of ZIP containers (PKWARE APPNOTE 6.3): enough for DOCX and ODT, and nothing clever.
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const STORED = 0
const DEFLATED = 8
/** Sizes and checksum may follow an entry's data, with or without a signature. */
const DESCRIPTOR = 16

const MOST_ENTRIES = 2000
/** Bytes, all entries together once unpacked. */
const MOST_UNPACKED = 100_000_000

export interface ZipEntry {
  name: string
  method: number
  packed: number
  /** Declared size in bytes; `readEntry` checks it. */
  size: number
  offset: number
}

/** The container breaks a rule: cut short, lying about itself, a bomb, or holding names that leave its folder. */
export class BrokenZip extends Error {}

/** Where the end record stands when these bytes end as a ZIP does, whatever they begin with; -1 when they do not. */
export function findZipEnd(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - END_LENGTH - 0xffff)
  for (let at = bytes.length - END_LENGTH; at >= earliest; at -= 1) {
    if (bytes.readUInt32LE(at) !== END) continue
    const directory = at - bytes.readUInt32LE(at + 12)
    const isEmpty = bytes.readUInt16LE(at + 10) === 0
    if (isEmpty || (directory >= 0 && bytes.readUInt32LE(directory) === CENTRAL)) return at
  }
  return -1
}

/** Lists the entries. Nothing may stand before the first, between them or after the end. @throws BrokenZip */
export function listEntries(bytes: Buffer): ZipEntry[] {
  const end = bytes.length - END_LENGTH
  require(end >= 0 && bytes.readUInt32LE(end) === END, 'no end where it should be')
  const count = bytes.readUInt16LE(end + 10)
  const start = bytes.readUInt32LE(end + 16)
  require(count > 0 && count <= MOST_ENTRIES, 'too many entries')
  require(start + bytes.readUInt32LE(end + 12) === end, 'a directory of the wrong size')
  const entries: ZipEntry[] = []
  let at = start
  while (entries.length < count) at += readCentral(bytes, at, end, entries)
  require(at === end, 'something between directory and end')
  require(new Set(entries.map(entry => entry.name.toLowerCase())).size === count, 'one name twice')
  require(entries.reduce((sum, entry) => sum + entry.size, 0) <= MOST_UNPACKED, 'too big when unpacked')
  requireNoGaps(bytes, entries, start)
  return entries
}

function readCentral(bytes: Buffer, at: number, end: number, entries: ZipEntry[]): number {
  require(at + 46 <= end && bytes.readUInt32LE(at) === CENTRAL, 'a directory cut short')
  const nameLength = bytes.readUInt16LE(at + 28)
  const length = 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  require(at + length <= end, 'a directory cut short')
  const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
  const method = bytes.readUInt16LE(at + 10)
  require((bytes.readUInt16LE(at + 8) & 1) === 0, 'locked')
  require(method === STORED || method === DEFLATED, 'an unknown way of packing')
  require(isPlainPath(name) && !isLink(bytes.readUInt32LE(at + 38)), 'a name that leaves its folder')
  const [packed, size, offset] = [20, 24, 42].map(field => bytes.readUInt32LE(at + field)) as [number, number, number]
  entries.push({ name, method, packed, size, offset })
  return length
}

function isPlainPath(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return name !== '' && !/[\\:\u0000-\u001f\ufffd]|^\/|(^|\/)\.\.(\/|$)/.test(name)
}

/** Unix mode in the upper half of the external attributes; 0xA000 is a symbolic link. */
function isLink(attributes: number): boolean {
  return ((attributes >>> 16) & 0xf000) === 0xa000
}

function requireNoGaps(bytes: Buffer, entries: ZipEntry[], start: number): void {
  let expected = 0
  let slack = 0
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    const { offset, packed } = entry
    require(offset >= expected && offset - expected <= slack, 'something between the entries')
    expected = dataOffset(bytes, entry) + packed
    slack = (bytes.readUInt16LE(offset + 6) & 8) === 0 ? 0 : DESCRIPTOR
  }
  require(start >= expected && start - expected <= slack, 'something before the directory')
}

function dataOffset(bytes: Buffer, { offset, name }: ZipEntry): number {
  require(offset + 30 <= bytes.length && bytes.readUInt32LE(offset) === LOCAL, 'an entry that is not there')
  const nameEnd = offset + 30 + bytes.readUInt16LE(offset + 26)
  require(bytes.toString('utf8', offset + 30, nameEnd) === name, 'an entry with two names')
  return nameEnd + bytes.readUInt16LE(offset + 28)
}

/** Unpacks one entry, never into more than it declared. @throws BrokenZip */
export async function readEntry(bytes: Buffer, entry: ZipEntry): Promise<Buffer> {
  const from = dataOffset(bytes, entry)
  const packed = bytes.subarray(from, from + entry.packed)
  const content =
    entry.method === STORED
      ? packed
      : await promisify(inflateRaw)(packed, { maxOutputLength: Math.max(1, entry.size) }).catch(unpackable)
  require(content.length === entry.size, 'a size that is not true')
  return content
}

function unpackable(cause: unknown): never {
  throw new BrokenZip('it cannot be unpacked', { cause })
}

function require(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new BrokenZip(otherwise)
}
