import '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Refused } from '../errors.ts'
import type { Posted, UploadedFile } from './page.ts'

export type { Posted }

interface Limits {
  maxBytes: number
  maxFiles: number
}

interface Arrived {
  posted: Posted
  files: UploadedFile[]
  refusal?: Refused
}

const read = new WeakMap<FastifyRequest, Promise<Arrived>>()

/**
 * What a form posted: URL-encoded, or multipart where the page takes files. It can be read once; asked again, the same.
 * A file over its limit is not read further; the words typed before it are kept.
 */
export function readPosted(request: FastifyRequest, limits: Limits = { maxBytes: 1, maxFiles: 0 }): Promise<Arrived> {
  const arrived = read.get(request) ?? readOnce(request, limits)
  read.set(request, arrived)
  return arrived
}

async function readOnce(request: FastifyRequest, limits: Limits): Promise<Arrived> {
  if (!request.isMultipart()) return { posted: (request.body ?? {}) as Posted, files: [] }
  const posted: Posted = {}
  const files: UploadedFile[] = []
  try {
    for await (const part of request.parts({ limits: { fileSize: limits.maxBytes, files: limits.maxFiles } })) {
      if (part.type === 'field') add(posted, part.fieldname, String(part.value ?? ''))
      else {
        const bytes = await part.toBuffer()
        if (bytes.length > 0) files.push({ field: part.fieldname, name: part.filename ?? '', bytes })
      }
    }
  } catch (error) {
    const refusal = refusalOf((error as { code?: string }).code, limits)
    if (!refusal) throw error
    return { posted, files: [], refusal }
  }
  return { posted, files }
}

function refusalOf(code: string | undefined, limits: Limits): Refused | undefined {
  if (code === 'FST_REQ_FILE_TOO_LARGE')
    return new Refused('file-too-large', { megabytes: Math.floor(limits.maxBytes / 1_000_000) })
  if (code === 'FST_FILES_LIMIT') return new Refused('too-many-files', { max: limits.maxFiles })
  return undefined
}

function add(posted: Posted, name: string, value: string): void {
  const before = posted[name]
  posted[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
}
