import type { Ctx } from '../context.ts'
import { NotFound } from '../errors.ts'
import { isId } from '../id.ts'

export interface StoredFile {
  id: string
  name: string
  mediaType: string
  position: { lat: number; lng: number } | null
  isPhoto: boolean
  sha256: string
}

/** What is known of files, in the order asked for; unknown ids are left out. */
export async function listFiles(ctx: Ctx, ids: readonly string[]): Promise<StoredFile[]> {
  const wanted = ids.filter(isId)
  if (wanted.length === 0) return []
  const rows = await ctx.db
    .selectFrom('platform.files')
    .select(['id', 'name', 'media_type', 'position', 'sha256'])
    .where('id', 'in', wanted)
    .execute()
  const files = new Map(
    rows.map(row => [
      row.id,
      {
        id: row.id,
        name: row.name,
        mediaType: row.media_type,
        position: row.position as StoredFile['position'],
        isPhoto: row.media_type.startsWith('image/'),
        sha256: row.sha256,
      },
    ]),
  )
  return wanted.flatMap(id => files.get(id) ?? [])
}

/** The bytes of a file, or of its small picture; who may see it is the caller's question. */
export async function openFile(ctx: Ctx, id: string, size: 'full' | 'small') {
  if (!isId(id)) throw new NotFound('file')
  const row = await ctx.db.selectFrom('platform.files').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('file')
  const sha256 = size === 'small' ? (row.thumbnail_sha256 ?? row.sha256) : row.sha256
  return { name: row.name, mediaType: row.media_type, bytes: ctx.ports.files.open(sha256) }
}

/**
 * Headers for a file: pictures are shown, everything else is a download, and nothing is ever guessed to be a page.
 * Only what anybody may see is kept by caches.
 */
export function fileHeaders(file: { name: string; mediaType: string }, isPublic: boolean): Record<string, string> {
  const isPicture = file.mediaType === 'image/jpeg'
  return {
    'content-type': file.mediaType,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': isPicture ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'cache-control': isPublic ? 'public, max-age=3600' : 'private, no-store',
  }
}
