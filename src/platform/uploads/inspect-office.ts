import type { UploadRefusal, UploadType } from './upload-types.ts'
import { BrokenZip, listEntries, readEntry, type ZipEntry } from './zip-entries.ts'

const ODT = 'application/vnd.oasis.opendocument.text'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
/** Parts that run: macros, scripts, controls. */
const PROGRAM =
  /(^|\/)(vbaproject[^/]*|vbadata\.xml|activex\/.*|basic\/.*|scripts\/.*|.*\.(exe|dll|js|vbs|bat|cmd|scr|lnk|jar|hta|ps1))$/i
/** Parts that are files of their own: embedded objects and archives. */
const INSIDE =
  /(^|\/)(embeddings\/.+|object \d+\/.*|.*\.(zip|7z|rar|tar|gz|docx?|docm|xls[xmb]?|ppt[xm]?|ole|msg|eml))$/i

type Found = { type: UploadType } | { refused: UploadRefusal }

/**
 * What a ZIP container is: a Word document (ECMA-376) or an ODF text (ISO/IEC 26300) without macros, embedded files,
 * remote templates or DDE fields, or else why it is refused. Every part is unpacked once, within limits.
 */
export async function inspectOffice(bytes: Buffer): Promise<Found> {
  try {
    const entries = listEntries(bytes)
    const type = await officeType(bytes, entries)
    if (!type) return { refused: 'not-a-document' }
    return (await refusalOf(bytes, entries)) ?? { type }
  } catch (cause) {
    if (!(cause instanceof BrokenZip)) throw cause
    return { refused: bytes.includes('word/') || bytes.includes(ODT) ? 'broken' : 'not-a-document' }
  }
}

async function officeType(bytes: Buffer, entries: ZipEntry[]): Promise<UploadType | undefined> {
  const first = entries.find(entry => entry.offset === 0)
  if (first?.name === 'mimetype') {
    const isText = (await readEntry(bytes, first)).toString('latin1') === ODT
    return isText && entries.some(entry => entry.name === 'content.xml') ? 'odt' : undefined
  }
  const types = entries.find(entry => entry.name === '[Content_Types].xml')
  if (!types || !entries.some(entry => entry.name.startsWith('word/'))) return undefined
  const declared = (await readEntry(bytes, types)).toString('utf8')
  return declared.includes(DOCX) || declared.includes('macroEnabled') ? 'docx' : undefined
}

async function refusalOf(bytes: Buffer, entries: ZipEntry[]): Promise<{ refused: UploadRefusal } | undefined> {
  for (const entry of entries) {
    if (entry.name.endsWith('/')) continue
    if (PROGRAM.test(entry.name)) return { refused: 'has-program' }
    if (INSIDE.test(entry.name)) return { refused: 'has-files-inside' }
    const content = await readEntry(bytes, entry)
    const refused = /\.(xml|rels)$/i.test(entry.name) ? refusalOfPart(entry.name, content.toString('utf8')) : undefined
    if (refused) return { refused }
  }
  return undefined
}

function refusalOfPart(name: string, xml: string): UploadRefusal | undefined {
  // Office writes no document types: one is there to make the reader unfold or fetch something.
  if (/<!(doctype|entity)/i.test(xml)) return 'harmful'
  if (name === '[Content_Types].xml' && /macroEnabled|vbaProject|activeX/.test(xml)) return 'has-program'
  if (name.endsWith('manifest.xml') && xml.includes(':encryption-data')) return 'locked'
  if (name.endsWith('.rels') && fetchesFromOutside(xml)) return 'has-program'
  return runsSomething(xml) ? 'has-program' : undefined
}

/** Links that a person clicks are welcome; templates, frames and objects that the program fetches by itself are not. */
function fetchesFromOutside(xml: string): boolean {
  const relationships = xml.match(/<Relationship\s[^<>]*>/g) ?? []
  return relationships.some(one => /TargetMode\s*=\s*["']External/i.test(one) && !/\/hyperlink["']/.test(one))
}

/** DDE fields of Word (their code may be cut into many runs), event listeners and DDE sources of ODF. */
function runsSomething(xml: string): boolean {
  const fields = xml
    .matchAll(/<w:instrText[^<>]*>([^<]*)|w:instr="([^"]*)/g)
    .map(([, text, attribute]) => text ?? attribute)
  return (
    /\bDDE(AUTO)?\b/i.test([...fields].join('')) ||
    /<script:event-listener|vnd\.sun\.star\.script:|dde-(source|connection)/.test(xml)
  )
}
