import { SEPARATOR_CODE } from './paper-code.ts'
import { BOLD, drawCode, mm, PLAIN, writeSheets } from './sheet.ts'

/** Sheets to lay between letters before they are scanned together. */
export function writeSeparators(sheets: number, words: { title: string; how: string }): Promise<Buffer> {
  return writeSheets({ title: words.title }, sheet => {
    for (let number = 0; number < sheets; number++) {
      sheet.addPage({ size: 'A4', margin: mm(25) })
      sheet.font(BOLD).fontSize(34).text(words.title, { align: 'center' })
      sheet.moveDown(0.5).font(PLAIN).fontSize(14).text(words.how, { align: 'center' })
      drawCode(sheet, SEPARATOR_CODE, { x: mm(65), y: mm(95), size: mm(80) })
    }
  })
}
