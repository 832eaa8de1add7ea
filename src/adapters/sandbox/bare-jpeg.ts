/** Markers without a length: restarts and TEM (ITU-T T.81, table B.1). */
const isBareMarker = (marker: number) => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01
const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
/** APP0 that says JFIF: density and version, nothing of the photo's own. */
const JFIF = 0xe0

/**
 * True when these bytes are one JPEG with nothing but what its decoder needs: no EXIF, XMP, IPTC, colour profile or
 * comment, and nothing after its end.
 */
export function isBareJpeg(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return false
  for (let at = 2; at < bytes.length; ) {
    const marker = bytes[at + 1]
    if (bytes[at] !== 0xff || marker === undefined) return false
    if (marker === END_OF_IMAGE) return at + 2 === bytes.length
    if (!isNeeded(bytes, at, marker)) return false
    at = isBareMarker(marker) ? at + 2 : at + 2 + lengthAt(bytes, at + 2)
    if (marker === START_OF_SCAN) at = endOfScan(bytes, at)
  }
  return false
}

function isNeeded(bytes: Uint8Array, at: number, marker: number): boolean {
  const isApplication = marker >= 0xe0 && marker <= 0xef
  if (!isApplication) return marker >= 0xc0 && marker < 0xe0
  const name = String.fromCharCode(...bytes.subarray(at + 4, at + 9))
  return marker === JFIF && name === 'JFIF\0' && lengthAt(bytes, at + 2) === 16
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

/** In a scan a 255 is followed by zero; anything else but a restart is the next marker. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && !isBareMarker(next)) return at
  }
  return bytes.length
}
