import { cleanFileName } from './file-name.ts'
import { inspectOffice } from './inspect-office.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { inspectText, readText } from './inspect-text.ts'
import { UPLOAD_LIMIT, UPLOAD_TYPES, type UploadKind, type UploadRefusal, type UploadType } from './upload-types.ts'
import { findZipEnd } from './zip-entries.ts'

export interface UploadFound {
  accepted: true
  type: UploadType
  /** What it is as sent. Serve documents as this, always as a download with `nosniff`. */
  mime: string
  /** `photo`: never keep these bytes; keep what the photo port makes of them. `document`: keep as they are. */
  group: 'photo' | 'document'
  /** A name fit to show and to save under; its ending is that of what is kept, so `jpg` for every photo. */
  name: string
}

export interface UploadRefused {
  accepted: false
  code: UploadRefusal
  /** For `sayUploadRefusal`. */
  params: { name: string }
}

/** Things that ride along inside another file, by signatures too long to occur by chance. */
const STOWAWAY = /<script|<\?php|<!doctype html|<html|this program cannot be run in dos/i
const ARCHIVES = ['Rar!\u001a\u0007', "7z\u00bc\u00af'\u001c"].map(signature => Buffer.from(signature, 'latin1'))
const CALENDAR = /^\uFEFF?\s*BEGIN:VCALENDAR\b/i
/** What a Word document becomes when it is given a password. */
const LOCKED_OFFICE = Buffer.from('EncryptedPackage', 'utf16le')
/** The industry's harmless test virus; people who check a council's uploads send it. */
const EICAR = '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!'

/**
 * Judges an upload by its content, not its name. `kind` says what the question asks for: `photo` takes photos only,
 * `document` documents and photos,
 * `attachment` entries of a calendar too. Up to 15 MB. It finds what can be seen without a virus scanner.
 */
export async function inspectUpload(
  content: Uint8Array,
  { kind, fileName }: { kind: UploadKind; fileName: string },
): Promise<UploadFound | UploadRefused> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const found = await judge(bytes, kind, fileName)
  if ('refused' in found) {
    return { accepted: false, code: found.refused, params: { name: cleanFileName(fileName, endingOf(fileName)) } }
  }
  const { mime, group, extension } = UPLOAD_TYPES[found.type]
  const ending = group === 'photo' ? 'jpg' : extension
  return { accepted: true, type: found.type, mime, group, name: cleanFileName(fileName, ending) }
}

type Judgement = { type: UploadType } | { refused: UploadRefusal }

async function judge(bytes: Buffer, kind: UploadKind, fileName: string): Promise<Judgement> {
  if (bytes.length === 0) return { refused: 'empty' }
  if (bytes.length > UPLOAD_LIMIT) return { refused: 'too-big' }
  if (bytes.includes(EICAR)) return { refused: 'harmful' }
  const type = await photoOrPdf(bytes)
  if (kind === 'photo' && (!type || type === 'pdf')) return { refused: 'not-a-photo' }
  if (kind === 'attachment' && CALENDAR.test(readText(bytes.subarray(0, 200)) ?? '')) {
    const text = readText(bytes)
    return text === undefined || inspectText(text, false) ? { refused: 'not-a-document' } : { type: 'calendar' }
  }
  if (!type) return isZip(bytes) ? inspectOffice(bytes) : judgeText(bytes, fileName)
  if (carriesAnother(bytes, type)) return { refused: 'two-in-one' }
  const refused = type === 'pdf' ? await inspectPdf(bytes) : undefined
  return refused ? { refused } : { type }
}

async function mimeOf(bytes: Buffer): Promise<string | undefined> {
  // Loaded for the first upload: a process starts so much sooner.
  const { fileTypeFromBuffer } = await import('file-type')
  return (await fileTypeFromBuffer(bytes))?.mime
}

async function photoOrPdf(bytes: Buffer): Promise<UploadType | undefined> {
  const mime = await mimeOf(bytes)
  if (mime && /^image\/hei[cf](-sequence)?$/.test(mime)) return 'heic'
  const types = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/apng': 'png', 'image/webp': 'webp' } as const
  if (mime === 'application/pdf') return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? 'pdf' : undefined
  return types[mime as keyof typeof types]
}

function isZip(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'
}

/** The name tells a CSV from other text, nothing else: what is neither named nor readable as text is not taken. */
async function judgeText(bytes: Buffer, fileName: string): Promise<Judgement> {
  const isNamedText = /\.(txt|csv)$/i.test(fileName)
  if (bytes.includes(LOCKED_OFFICE)) return { refused: 'locked' }
  const other = await mimeOf(bytes)
  const text = other && !isNamedText ? undefined : readText(bytes)
  if (text === undefined) return { refused: 'not-a-document' }
  const isCsv = /\.csv$/i.test(fileName)
  const refused = inspectText(text, isCsv)
  return refused ? { refused } : { type: isCsv ? 'csv' : 'text' }
}

/** Phones add small films after a photo's end, so not every trailing byte is a stowaway; these are. */
function carriesAnother(bytes: Buffer, type: UploadType): boolean {
  const isPdfToo = type !== 'pdf' && bytes.includes('%PDF-')
  const isArchiveToo = findZipEnd(bytes) >= 0 || ARCHIVES.some(signature => bytes.includes(signature))
  return isPdfToo || isArchiveToo || STOWAWAY.test(bytes.toString('latin1'))
}

function endingOf(fileName: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? 'file'
}
