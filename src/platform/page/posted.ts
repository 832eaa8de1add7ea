import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Refused } from '../errors.ts'
import { allStorable, storable } from '../storable.ts'
import type { Posted, UploadedFile } from './page.ts'

export type { Posted }

interface Limits {
  maxBytes: number
  maxFiles: number
  maxTotal?: number
  /** Files are passed over without being held: only the words are wanted. */
  unread?: boolean
}

interface Arrived {
  posted: Posted
  files: UploadedFile[]
  refusal?: Refused
}

/** So many over its limit a form may bring and be told of each; more are refused as a whole. */
const FILES_OVER = 20

const read = new WeakMap<FastifyRequest, Promise<Arrived>>()

/**
 * What a form posted: URL-encoded, or multipart where the page takes files. It can be read once; asked again, the same.
 * A file that is too large, or one too many, is not read and comes marked as refused: those beside it, and the words, are
 * kept.
 */
export function readPosted(request: FastifyRequest, limits: Limits = { maxBytes: 1, maxFiles: 0 }): Promise<Arrived> {
  const arrived = read.get(request) ?? readOnce(request, limits)
  read.set(request, arrived)
  return arrived
}

async function readOnce(request: FastifyRequest, limits: Limits): Promise<Arrived> {
  if (!request.isMultipart()) return { posted: allStorable(request.body ?? {}) as Posted, files: [] }
  const posted: Posted = {}
  const files: UploadedFile[] = []
  const most = limits.unread || limits.maxFiles > 0 ? limits.maxFiles + FILES_OVER : 0
  try {
    const parts = request.parts({ limits: { fileSize: limits.maxBytes, files: most } })
    for await (const part of parts) {
      if (part.type === 'field') add(posted, storable(part.fieldname), storable(String(part.value ?? '')))
      else files.push(...(await readFile(part, roomFor(files, limits))))
    }
  } catch (error) {
    const refusal = refusalOf((error as { code?: string }).code, limits)
    if (!refusal) throw error
    return { posted, files: [], refusal }
  }
  return { posted, files }
}

/** How many bytes may still be held; none after the last file. */
function roomFor(files: readonly UploadedFile[], { maxFiles, maxTotal = Number.POSITIVE_INFINITY }: Limits): number {
  const held = files.filter(file => !file.refused)
  return held.length >= maxFiles ? 0 : maxTotal - held.reduce((sum, { bytes }) => sum + bytes.length, 0)
}

/** A file box left alone sends a file without a byte and without a name; one with a name is an empty file. */
async function readFile(part: MultipartFile, room: number): Promise<UploadedFile[]> {
  const said = { field: storable(part.fieldname), name: storable(part.filename ?? '') }
  if (room <= 0 && said.name) {
    part.file.resume()
    return [{ ...said, bytes: NOTHING, refused: 'too-many' }]
  }
  const bytes = await part.toBuffer()
  if (part.file.truncated) return [{ ...said, bytes: NOTHING, refused: 'too-big' }]
  if (bytes.length > room) return [{ ...said, bytes: NOTHING, refused: 'too-many' }]
  return bytes.length > 0 || said.name ? [{ ...said, bytes }] : []
}

const NOTHING = Buffer.alloc(0)

function refusalOf(code: string | undefined, limits: Limits): Refused | undefined {
  if (code === 'FST_FILES_LIMIT') return new Refused('too-many-files', { max: limits.maxFiles })
  return undefined
}

function add(posted: Posted, name: string, value: string): void {
  const before = posted[name]
  posted[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
}
