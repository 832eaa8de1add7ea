import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Finding } from '../../platform/importing/index.ts'

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
/** A cell that begins so would be a formula to whoever opens the file in a spreadsheet. */
const harmless = (cell: string): string => (/^[=@+\-\t]/.test(cell) && !/^\+?[\d ()]+$/.test(cell) ? `'${cell}` : cell)

/** The file of rows that were not taken, or not wholly: mended there, it is imported like any other. */
export async function openReport(file: string, headings: string[]) {
  const stream = createWriteStream(file)
  const line = (cells: string[]) => `${cells.map(cell => quoted(harmless(cell))).join(',')}\n`
  await once(stream, 'open')
  stream.write(line(['line', 'taken', 'reason', ...headings]))
  return {
    async write({ line: at, taken, reason, cells }: Finding) {
      const row = line([String(at), taken, reason, ...headings.map(heading => cells[heading] ?? '')])
      if (!stream.write(row)) await once(stream, 'drain')
    },
    async close() {
      stream.end()
      await once(stream, 'finish')
    },
  }
}
