import type { PrintedLetter } from '../../../../modules/channels/index.ts'
import { formatCode } from '../../../../platform/spoken-code/index.ts'
import { csvLine } from '../../queue/csv-line.ts'

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The list that goes with a file of letters: in the order of the sheets. Pure. */
export function csvList(letters: readonly PrintedLetter[]): string {
  const rows = letters.map(({ recipient, reference, formats, reprints }, index) => [
    String(index + 1),
    recipient,
    reference ? formatCode(reference) : '',
    formats.includes('large-print') ? 'yes' : 'no',
    reprints > 0 ? 'yes' : 'no',
  ])
  return (
    BYTE_ORDER_MARK + [['Number', 'To', 'Reference', 'Large print', 'Printed before'], ...rows].map(csvLine).join('')
  )
}
