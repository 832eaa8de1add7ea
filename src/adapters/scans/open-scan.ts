import { PDFiumLibrary } from '@hyzyla/pdfium'
import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Sharp } from 'sharp'
import type { ScanLimits, ScanRefusal } from './messages.ts'

// libvips knows dozens of formats; only these decoders may ever see what was scanned.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadTiffBuffer'],
})
sharp.concurrency(1)
sharp.cache(false)

/** The bytes cannot become pages, and why. */
export class NoScan extends Error {
  readonly code: ScanRefusal
  constructor(code: ScanRefusal, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

/** A file as pages. `draw` answers the picture of one, of at most `LONG_SIDE` pixels. */
export interface OpenScan {
  pages: number
  draw(number: number): Promise<Sharp>
  close(): void
}

/** A sheet of A4 at 200 dots an inch: what words are read from best for its time. */
export const LONG_SIDE = 2339
const POINTS_PER_INCH = 72
const DOTS_PER_INCH = 200

/** @throws NoScan */
export async function openScan(bytes: Uint8Array, limits: ScanLimits): Promise<OpenScan> {
  if (bytes.length === 0) throw new NoScan('empty')
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  const scan = await (mime === 'application/pdf' ? openPdf(bytes) : openPicture(bytes, mime, limits))
  if (scan.pages === 0) throw new NoScan('empty')
  if (scan.pages > limits.maxPages) throw new NoScan('too-many-pages')
  return scan
}

let library: Promise<PDFiumLibrary> | undefined

async function openPdf(bytes: Uint8Array): Promise<OpenScan> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(bytes).catch((cause: Error) => {
    throw new NoScan(/password|security/i.test(cause.message) ? 'locked' : 'broken', { cause })
  })
  return {
    pages: document.getPageCount(),
    async draw(number) {
      try {
        const page = document.getPage(number)
        const { originalWidth, originalHeight } = page.getOriginalSize()
        const longer = Math.max(originalWidth, originalHeight)
        const scale = Math.min(DOTS_PER_INCH / POINTS_PER_INCH, LONG_SIDE / Math.max(longer, 1))
        const { width, height, data } = await page.render({ scale, render: 'bitmap' })
        return sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: '#ffffff' })
      } catch (cause) {
        throw new NoScan('broken', { cause })
      }
    },
    close: () => document.destroy(),
  }
}

async function openPicture(bytes: Uint8Array, mime: string, { maxPixels }: ScanLimits): Promise<OpenScan> {
  if (!['image/jpeg', 'image/png', 'image/tiff'].includes(mime)) throw new NoScan('not-a-scan')
  const options = { limitInputPixels: maxPixels, failOn: 'error' as const }
  const { pages = 1, width, height } = await sharp(bytes, options).metadata().catch(refuseUnread)
  if (width * height > maxPixels) throw new NoScan('too-many-pixels')
  return {
    pages: mime === 'image/tiff' ? pages : 1,
    async draw(number) {
      const one = sharp(bytes, { ...options, ...(mime === 'image/tiff' && { page: number, pages: 1 }) })
      const drawn = await one
        .autoOrient()
        .resize(LONG_SIDE, LONG_SIDE, { fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true })
        .catch(refuseUnread)
      const { width, height, channels } = drawn.info
      return sharp(drawn.data, { raw: { width, height, channels } })
    },
    close: () => undefined,
  }
}

function refuseUnread(cause: unknown): never {
  const isTooLarge = cause instanceof Error && /exceeds pixel limit/.test(cause.message)
  throw new NoScan(isTooLarge ? 'too-many-pixels' : 'broken', { cause })
}
