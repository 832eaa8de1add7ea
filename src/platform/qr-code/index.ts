// QR codes (ISO/IEC 18004) for short texts: bytes, lowest level of correction, versions 1 to 9.
import { codewordsOf } from './codewords.ts'
import { drawMatrix } from './matrix.ts'

const QUIET_ZONE = 4

/** The squares of the code, true is dark. Throws RangeError for a text of more than 230 bytes. */
export function qrCode(text: string): boolean[][] {
  const { version, bytes } = codewordsOf(text)
  return drawMatrix(version, bytes)
}

/** The code as a picture that can stand in a page: an SVG in a data address, dark on white. */
export function qrCodeImage(text: string): string {
  const dark = qrCode(text)
  const size = dark.length + 2 * QUIET_ZONE
  const squares = dark.flatMap((cells, row) =>
    cells.flatMap((cell, column) => (cell ? `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z` : [])),
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${squares.join('')}"/></svg>`
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
