import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import type { UploadRefusal } from './upload-types.ts'

/** Bytes that the object streams of one file may unpack to, together. */
const MOST_UNPACKED = 64_000_000
/** More than this is no document of a person, and would keep us busy. */
const MOST_STREAMS = 50_000
const PROGRAM = /\/(JavaScript|Launch|RichMedia|Rendition|ImportData|SubmitForm|XFA)(?![A-Za-z0-9])/
const INSIDE = /\/(EmbeddedFiles?|GoToE)(?![A-Za-z0-9])/
const END = '%%EOF'

/**
 * Why a PDF (ISO 32000) is refused, or undefined. It must begin and end as one, without a password, scripts,
 * commands or files inside. Objects packed into object streams are looked at too.
 */
export async function inspectPdf(bytes: Buffer): Promise<UploadRefusal | undefined> {
  const raw = bytes.toString('latin1')
  const end = raw.lastIndexOf(END)
  if (end < 0 || raw.length < 64) return 'broken'
  if (/[^\s\0]/.test(raw.slice(end + END.length))) return 'two-in-one'
  const plain = withoutEscapes(raw)
  if (/\/Encrypt(?![A-Za-z])/.test(plain)) return 'locked'
  const refused = refusalOf(plain)
  if (refused) return refused
  const packed = await unpackObjectStreams(bytes, raw)
  return packed === undefined ? 'broken' : refusalOf(withoutEscapes(packed))
}

/** A name may be written with its letters as numbers: `/J#61vaScript`. */
function withoutEscapes(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function refusalOf(text: string): UploadRefusal | undefined {
  if (PROGRAM.test(text)) return 'has-program'
  return INSIDE.test(text) ? 'has-files-inside' : undefined
}

/** The text of all object streams; undefined when one cannot be read, since what cannot be read cannot be trusted. */
async function unpackObjectStreams(bytes: Buffer, raw: string): Promise<string | undefined> {
  const texts: string[] = []
  let room = MOST_UNPACKED
  // Streams made to overlap would have us read the same bytes again and again.
  let reading = 4 * bytes.length
  for (const [count, start] of streamStarts(raw).map((at, nth) => [nth, at] as const)) {
    const dictionary = withoutEscapes(dictionaryBefore(raw, start))
    if (count > MOST_STREAMS) return undefined
    if (!/\/ObjStm(?![A-Za-z])/.test(dictionary)) continue
    const end = raw.indexOf('endstream', start)
    reading -= end - start
    const text = end < 0 || reading < 0 ? undefined : await unpack(bytes.subarray(start, end), dictionary, room)
    if (text === undefined) return undefined
    room -= text.length
    texts.push(text)
  }
  return texts.join('\n')
}

/** The first byte after each `stream` keyword and its line end. */
function* streamStarts(raw: string): Generator<number> {
  const keyword = /\bstream(\r\n|\n|\r)/g
  for (let found = keyword.exec(raw); found; found = keyword.exec(raw)) yield found.index + found[0].length
}

function dictionaryBefore(raw: string, start: number): string {
  const before = raw.slice(Math.max(0, start - 2000), start)
  return before.slice(Math.max(0, before.lastIndexOf(' obj')))
}

async function unpack(packed: Buffer, dictionary: string, room: number): Promise<string | undefined> {
  if (!/\/Filter/.test(dictionary)) return packed.toString('latin1')
  const isPlainFlate =
    /\/Filter\s*\[?\s*\/FlateDecode\s*\]?\s*(\/|>>)/.test(dictionary) && !/\/Predictor/.test(dictionary)
  if (!isPlainFlate || room <= 0) return undefined
  // The line end before `endstream` may follow the packed bytes: zlib ends where its data ends.
  const unpacked = await promisify(inflate)(packed, { maxOutputLength: room }).catch(() => undefined)
  return unpacked?.toString('latin1')
}
