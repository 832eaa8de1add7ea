import ExifReader, { type ExifTags } from 'exifreader'
import type { ProcessedPhoto } from '../../platform/ports.ts'

export type PhotoFacts = Pick<ProcessedPhoto, 'taken' | 'position'>

/** Cameras that write no time zone are taken to show the time of the country we work in. */
const CAMERA_ZONE = 'Europe/London'
/** Digital cameras that write EXIF are not older. */
const EARLIEST = Temporal.Instant.from('1990-01-01T00:00Z')

/**
 * When and where a photo was taken, as its EXIF (JEITA CP-3451) says: `taken` in ISO 8601, UTC, to the second;
 * `position` in WGS84 degrees to 6 decimals. What is absent, broken or impossible is left out; it never throws.
 */
export function readPhotoFacts(bytes: Uint8Array, now = Temporal.Now.instant()): PhotoFacts {
  const exif = readExif(bytes)
  if (!exif) return {}
  const taken = takenAt(exif, now)
  const position = positionOf(exif)
  return { ...(taken && { taken }), ...(position && { position }) }
}

function readExif(bytes: Uint8Array): ExifTags | undefined {
  try {
    return ExifReader.load(Buffer.from(bytes), { expanded: true }).exif
  } catch {
    return undefined
  }
}

function takenAt(exif: ExifTags, now: Temporal.Instant): string | undefined {
  const said = textOf(exif.DateTimeOriginal) ?? textOf(exif.DateTimeDigitized)
  const [, date, time] = /^(\d{4}:\d\d:\d\d) (\d\d:\d\d:\d\d)/.exec(said ?? '') ?? []
  if (!date || !time) return undefined
  const instant = instantOf(`${date.replaceAll(':', '-')}T${time}`, textOf(exif.OffsetTimeOriginal))
  if (!instant || Temporal.Instant.compare(instant, EARLIEST) < 0) return undefined
  return Temporal.Instant.compare(instant, now.add({ hours: 24 })) > 0 ? undefined : instant.toString()
}

function instantOf(local: string, offset = ''): Temporal.Instant | undefined {
  try {
    if (/^[+-]\d\d:\d\d$/.test(offset)) return Temporal.Instant.from(local + offset)
    return Temporal.PlainDateTime.from(local).toZonedDateTime(CAMERA_ZONE).toInstant()
  } catch {
    return undefined
  }
}

function positionOf(exif: ExifTags): { lat: number; lng: number } | undefined {
  const lat = degrees(exif.GPSLatitude?.value, textOf(exif.GPSLatitudeRef), { plus: 'N', minus: 'S', most: 90 })
  const lng = degrees(exif.GPSLongitude?.value, textOf(exif.GPSLongitudeRef), { plus: 'E', minus: 'W', most: 180 })
  // Phones that know no position write zeros: a place in the sea south of Ghana.
  if (lat === undefined || lng === undefined || (lat === 0 && lng === 0)) return undefined
  return { lat, lng }
}

/** Three fractions: degrees, minutes, seconds. Without its letter a number may lie on either side: it is no position. */
function degrees(
  value: unknown,
  letter: string | undefined,
  { plus, minus, most }: { plus: string; minus: string; most: number },
): number | undefined {
  if (!Array.isArray(value) || value.length !== 3) return undefined
  const [whole, minutes, seconds] = value.map(fraction)
  const size = whole! + minutes! / 60 + seconds! / 3600
  if (!Number.isFinite(size) || size < 0 || size > most) return undefined
  const sign = letter === plus ? 1 : letter === minus ? -1 : 0
  return sign === 0 ? undefined : Math.round(sign * size * 1e6) / 1e6
}

function fraction(pair: unknown): number {
  return Array.isArray(pair) && pair.length === 2 ? Number(pair[0]) / Number(pair[1]) : Number.NaN
}

function textOf(tag: { value: unknown } | undefined): string | undefined {
  const first = Array.isArray(tag?.value) ? tag.value[0] : tag?.value
  return typeof first === 'string' ? first.trim() : undefined
}
