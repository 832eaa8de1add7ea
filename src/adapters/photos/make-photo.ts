import { fileTypeFromBuffer } from 'file-type'
import decodeHeic from 'heic-decode'
import sharp, { type Sharp } from 'sharp'
import type { ProcessedPhoto } from '../../platform/ports.ts'
import type { PhotoJob, PhotoRefusal } from './messages.ts'
import { readPhotoFacts } from './photo-facts.ts'

/** Pixels of the longer side. */
const LONG_SIDE = 2048
const THUMBNAIL_SIDE = 400
const QUALITY = 82
const THUMBNAIL_QUALITY = 75

// libvips knows dozens of formats; only these three decoders may ever see what people send.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
sharp.concurrency(1)
sharp.cache(false)

/** The bytes cannot become a photo, and why. */
export class NoPhoto extends Error {
  readonly code: PhotoRefusal
  constructor(code: PhotoRefusal, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

/**
 * Decodes a JPEG, PNG, WebP or HEIC (first frame), turns it upright, shrinks it to 2048 pixels and encodes it anew
 * as sRGB JPEG, with a thumbnail of 400. Only pixels are carried over. @throws NoPhoto
 */
export async function makePhoto({ bytes, maxPixels }: PhotoJob): Promise<ProcessedPhoto> {
  const upright = await openUpright(bytes, maxPixels)
  const { data, info } = await shrink(upright).catch((cause: unknown) => {
    throw new NoPhoto('broken', { cause })
  })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const image = await sharp(data, { raw }).jpeg({ quality: QUALITY }).toBuffer()
  const thumbnail = await sharp(data, { raw })
    .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: THUMBNAIL_QUALITY })
    .toBuffer()
  return { image, thumbnail, width: info.width, height: info.height, ...readPhotoFacts(bytes) }
}

function shrink(upright: Sharp) {
  return upright
    .resize(LONG_SIDE, LONG_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
}

async function openUpright(bytes: Uint8Array, maxPixels: number): Promise<Sharp> {
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  if (/^image\/hei[cf]/.test(mime)) return openHeic(bytes, maxPixels)
  if (!['image/jpeg', 'image/png', 'image/apng', 'image/webp'].includes(mime)) throw new NoPhoto('not-a-photo')
  const opened = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
  const { width, height } = await opened.metadata().catch(refuseUnread)
  requireSize(width, height, maxPixels)
  return opened.autoOrient()
}

function refuseUnread(cause: unknown): never {
  const isTooLarge = cause instanceof Error && /pixel limit/i.test(cause.message)
  throw new NoPhoto(isTooLarge ? 'too-many-pixels' : 'broken', { cause })
}

/** libheif turns the picture upright itself, as its container says; its EXIF orientation is only a copy. */
async function openHeic(bytes: Uint8Array, maxPixels: number): Promise<Sharp> {
  const images = await decodeHeic.all({ buffer: bytes }).catch(refuseUnread)
  try {
    const first = images[0]!
    requireSize(first.width, first.height, maxPixels)
    const { width, height, data } = await first.decode().catch(refuseUnread)
    return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: maxPixels })
  } finally {
    images.dispose()
  }
}

function requireSize(width: number, height: number, maxPixels: number): void {
  if (width * height > maxPixels) throw new NoPhoto('too-many-pixels')
  if (!(width > 0 && height > 0)) throw new NoPhoto('broken')
}
