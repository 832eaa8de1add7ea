import { createRequire } from 'node:module'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { qrCode } from '../qr-code/index.ts'

export type Sheet = PDFKit.PDFDocument

const require = createRequire(import.meta.url)
const MM = 72 / 25.4
/** Millimetres as points of a PDF. */
export const mm = (millimetres: number): number => millimetres * MM

/** Atkinson Hyperlegible Next (SIL Open Font Licence 1.1), made for readers with low vision; it has Welsh ŵ and ŷ. */
export const PLAIN = require.resolve(
  '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
)
export const BOLD = require.resolve(
  '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
)

/** A PDF of A4 sheets, drawn by `draw`. No page is there until it adds one. */
export async function writeSheets(
  { title, at = new Date() }: { title: string; at?: Date | undefined },
  draw: (sheet: Sheet) => void,
): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit')
  const sheet = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    info: { Title: title, CreationDate: at },
  })
  const written = buffer(sheet as unknown as Readable)
  draw(sheet)
  sheet.end()
  return written
}

/** Draws a QR code with its quiet zone left to the caller; `size` in points. */
export function drawCode(sheet: Sheet, text: string, { x, y, size }: { x: number; y: number; size: number }): void {
  const rows = qrCode(text)
  const square = size / rows.length
  // A hair wider than it is, so that no printer leaves white lines between two dark squares.
  for (const [row, cells] of rows.entries())
    for (const [column, dark] of cells.entries())
      if (dark) sheet.rect(x + column * square, y + row * square, square + 0.05, square + 0.05)
  sheet.fill('#000000')
}
