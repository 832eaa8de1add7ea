import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import type { Finding } from '../../platform/importing/index.ts'
import { refuseUnlessWritable } from '../writable.ts'

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
/** A cell that begins so would be a formula to whoever opens the file in a spreadsheet. */
const harmless = (cell: string): string => (/^[=@+\-\t]/.test(cell) && !/^\+?[\d ()]+$/.test(cell) ? `'${cell}` : cell)

/**
 * The file of rows that were not taken, or not wholly: mended there, it is imported like any other. It is begun with the
 * first of them or at the end, so that an import that is refused leaves the report of the last one as it is.
 */
export async function openReport(file: string, headings: string[]) {
  let begun: WriteStream | undefined
  const line = (cells: string[]) => `${cells.map(cell => quoted(harmless(cell))).join(',')}\n`
  const begin = async () => {
    begun = createWriteStream(file)
    await once(begun, 'open')
    begun.write(line(['line', 'taken', 'reason', ...headings]))
    return begun
  }
  await refuseUnlessWritable(file, '--bad')
  return {
    async write({ line: at, taken, reason, cells }: Finding) {
      const stream = begun ?? (await begin())
      const row = line([String(at), taken, reason, ...headings.map(heading => cells[heading] ?? '')])
      if (!stream.write(row)) await once(stream, 'drain')
    },
    async close() {
      const stream = begun ?? (await begin())
      stream.end()
      await once(stream, 'finish')
    },
  }
}
