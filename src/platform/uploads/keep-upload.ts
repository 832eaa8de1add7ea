import type { Ctx } from '../context.ts'
import { Invalid, Refused } from '../errors.ts'
import { newId } from '../id.ts'
import { cleanFileName } from './file-name.ts'
import { inspectUpload, type UploadRefused } from './inspect-upload.ts'
import { sayUploadRefusal } from './say-refusal.ts'
import type { UploadKind } from './upload-types.ts'

export interface KeptFile {
  id: string
  name: string
  /** Where a photo says that it was taken. */
  position: { lat: number; lng: number } | null
}

/** What could not be taken: the words are for whoever sent it; `refusal` for whoever says it to others. */
export class UploadNotTaken extends Invalid {
  readonly refusal: UploadRefused | Refused
  constructor(ctx: Ctx, upload: { field: string; name: string }, refusal: UploadRefused | Refused) {
    super({ [upload.field]: sayUploadRefusal(refusal, ctx.language, cleanFileName(upload.name, 'jpg')) })
    this.refusal = refusal
  }
}

/**
 * Takes in what somebody uploaded: judged by content; photos are turned, shrunk and stripped outside this process. The bytes
 * are safe on disk before the row is written. Throws `UploadNotTaken`, an `Invalid({ [field]: words })`, for what cannot be taken.
 */
export async function keepUpload(
  ctx: Ctx,
  upload: { field: string; name: string; bytes: Buffer },
  kind: UploadKind,
): Promise<KeptFile> {
  const found = await inspectUpload(upload.bytes, { kind, fileName: upload.name })
  if (!found.accepted) throw new UploadNotTaken(ctx, upload, found)
  try {
    return found.group === 'photo'
      ? await keepPhoto(ctx, upload.bytes, found.name)
      : await keepDocument(ctx, upload.bytes, found)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    throw new UploadNotTaken(ctx, upload, error)
  }
}

async function keepPhoto(ctx: Ctx, bytes: Buffer, name: string): Promise<KeptFile> {
  const photo = await ctx.ports.photos.process(bytes)
  const [image, thumbnail] = await Promise.all([ctx.ports.files.put(photo.image), ctx.ports.files.put(photo.thumbnail)])
  const id = newId()
  const position = photo.position ?? null
  await ctx.db
    .insertInto('platform.files')
    .values({
      id,
      name,
      sha256: image.sha256,
      thumbnail_sha256: thumbnail.sha256,
      media_type: 'image/jpeg',
      bytes: image.bytes,
      width: photo.width,
      height: photo.height,
      position: position && JSON.stringify(position),
    })
    .execute()
  return { id, name, position }
}

async function keepDocument(ctx: Ctx, bytes: Buffer, found: { mime: string; name: string }): Promise<KeptFile> {
  const { sha256, bytes: size } = await ctx.ports.files.put(bytes)
  const id = newId()
  await ctx.db
    .insertInto('platform.files')
    .values({ id, sha256, media_type: found.mime, bytes: size, name: found.name })
    .execute()
  return { id, name: found.name, position: null }
}
