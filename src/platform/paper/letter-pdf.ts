import { BOLD, drawCode, mm, PLAIN, type Sheet, writeSheets } from './sheet.ts'

/** A letter as it is printed. Everything in it is in the reader's language. */
export interface PaperLetter {
  /** Who writes, above on the right: name, address, phone. */
  from: string[]
  /** The lines in the window of the envelope, the name first and the postcode last. */
  to: string[]
  date: string
  /** 'Our reference: 482 193 706 518', or null. */
  reference: string | null
  subject: string
  /** Paragraphs with an empty line between; `# ` a heading, `- ` what is listed, a paragraph `---` a new page. */
  words: string
  /** What the code at its end says, and the words beside it. */
  code: { text: string; words: string } | null
  /** Large print: 18 points, as the RNIB asks for at least 16. */
  isLarge: boolean
}

/**
 * Where the address shows in a DL envelope with a window, in millimetres of A4: from GOV.UK Notify's specification of letters
 * (24.6 to 120 from the left, 39.5 to 66.3 from the top), which suits the windows of the United Kingdom.
 */
const WINDOW = { left: 24.6, right: 120, top: 39.5, bottom: 66.3 }
/** Nothing else may stand beside the window on the first third of the sheet but on its right. */
const SENDER = { left: 125, right: 195, top: 15 }
/** Where the words begin, below the first fold. */
const WORDS_TOP = 95
const MARGIN = { left: 24.6, right: 20, bottom: 22 }
const WIDTH = mm(210 - MARGIN.left - MARGIN.right)
const CODE = 26
/** `window`: as large as it gets there. In large print nothing of ours is below 16 points: who cannot read the phone cannot ring. */
const SIZES = {
  plain: { words: 11.5, name: 12, sender: 10.5, window: 11.5 },
  large: { words: 18, name: 16, sender: 16, window: 18 },
}

/** One PDF of all these letters, each beginning on a sheet of its own. `at`: when it says that it was made. */
export function writeLetters(title: string, letters: readonly PaperLetter[], at?: Date): Promise<Buffer> {
  return writeSheets({ title, at }, sheet => {
    for (const letter of letters) drawLetter(sheet, letter)
  })
}

function drawLetter(sheet: Sheet, letter: PaperLetter): void {
  const sizes = letter.isLarge ? SIZES.large : SIZES.plain
  const size = sizes.words
  addPage(sheet)
  drawSender(sheet, letter.from, sizes)
  const belowSender = sheet.y + mm(4)
  drawAddress(sheet, letter.to, sizes.window)
  sheet.x = mm(MARGIN.left)
  // What goes into no envelope begins at its top.
  sheet.y = Math.max(mm(letter.to.length > 0 ? WORDS_TOP : WINDOW.top), belowSender)
  if (letter.date) line(sheet, letter.date, PLAIN, size)
  if (letter.reference) line(sheet, letter.reference, PLAIN, size)
  sheet.moveDown(0.6)
  if (letter.subject) line(sheet, letter.subject, BOLD, size * 1.15)
  sheet.moveDown(0.4)
  for (const paragraph of letter.words.split(/\n\s*\n/)) drawParagraph(sheet, paragraph.trim(), size)
  if (letter.code) drawReply(sheet, letter.code, size)
}

const addPage = (sheet: Sheet): void => {
  sheet.addPage({
    size: 'A4',
    margins: { left: mm(MARGIN.left), right: mm(MARGIN.right), top: mm(20), bottom: mm(MARGIN.bottom) },
  })
}

function drawSender(sheet: Sheet, lines: string[], { name: ofName, sender }: { name: number; sender: number }): void {
  const width = mm(SENDER.right - SENDER.left)
  const [name = '', ...rest] = lines
  sheet.font(BOLD).fontSize(ofName).fillColor('#000000').text(name, mm(SENDER.left), mm(SENDER.top), { width })
  sheet.font(PLAIN).fontSize(sender).text(rest.join('\n'), { width })
}

/** As large as it fits into the window. */
function drawAddress(sheet: Sheet, lines: string[], largest: number): void {
  const width = mm(WINDOW.right - WINDOW.left)
  const height = mm(WINDOW.bottom - WINDOW.top)
  const address = lines.join('\n')
  sheet.font(PLAIN)
  let size = largest
  while (size > 7 && sheet.fontSize(size).heightOfString(address, { width }) > height) size -= 0.5
  sheet.text(address, mm(WINDOW.left), mm(WINDOW.top), { width, height })
}

function drawParagraph(sheet: Sheet, paragraph: string, size: number): void {
  if (paragraph === '') return
  if (paragraph === '---') {
    addPage(sheet)
    return
  }
  if (paragraph.startsWith('# ')) {
    sheet.moveDown(0.3)
    line(sheet, paragraph.slice(2), BOLD, size * 1.1)
  } else if (paragraph.split('\n').every(each => each.startsWith('- '))) {
    const items = paragraph.split('\n').map(each => each.slice(2))
    sheet
      .font(PLAIN)
      .fontSize(size)
      .list(items, { width: WIDTH, lineGap: size * 0.2, bulletRadius: size / 6, textIndent: size })
  } else line(sheet, paragraph, PLAIN, size)
  sheet.moveDown(0.5)
}

function line(sheet: Sheet, text: string, font: string, size: number): void {
  sheet
    .font(font)
    .fontSize(size)
    .text(text, { width: WIDTH, lineGap: size * 0.2 })
}

/** The code and the words beside it never stand on two sheets. */
function drawReply(sheet: Sheet, { text, words }: { text: string; words: string }, size: number): void {
  const width = WIDTH - mm(CODE + 6)
  sheet.font(PLAIN).fontSize(size)
  const height = Math.max(mm(CODE), sheet.heightOfString(words, { width, lineGap: size * 0.2 }))
  if (sheet.y + height + mm(4) > sheet.page.height - mm(MARGIN.bottom)) addPage(sheet)
  const [x, y] = [mm(MARGIN.left), sheet.y + mm(4)]
  drawCode(sheet, text, { x, y, size: mm(CODE) })
  sheet.fillColor('#000000').text(words, x + mm(CODE + 6), y, { width, lineGap: size * 0.2 })
}
