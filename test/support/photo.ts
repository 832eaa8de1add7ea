import sharp from 'sharp'

/** A JPEG of a grey road as a phone takes it: with the place it was taken at, where one is given. */
export async function roadPhoto(at?: { lat: number; lng: number }): Promise<Buffer> {
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: '#6b6b68' } }).jpeg()
  return (at ? picture.withExif({ IFD0: { Model: 'Test camera' }, IFD3: positionOf(at) }) : picture).toBuffer()
}

function positionOf({ lat, lng }: { lat: number; lng: number }) {
  return {
    GPSLatitudeRef: lat < 0 ? 'S' : 'N',
    GPSLatitude: degreesOf(lat),
    GPSLongitudeRef: lng < 0 ? 'W' : 'E',
    GPSLongitude: degreesOf(lng),
  }
}

/** Degrees, minutes and seconds as fractions, as Exif writes them. */
function degreesOf(angle: number): string {
  const seconds = Math.round(Math.abs(angle) * 3600 * 100)
  return `${Math.floor(seconds / 360_000)}/1 ${Math.floor((seconds % 360_000) / 6_000)}/1 ${seconds % 6_000}/100`
}
