// Letters as people would scan them: real PDF, drawn by our own writer.
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { type PaperLetter, replyCode, SEPARATOR_CODE, writeLetters } from '../../src/platform/paper/index.ts'

/** A typed letter of somebody. `token`: it is the page of ours that she sends back. */
export const sheet = (words: string, token?: string): PaperLetter => ({
  from: token ? ['Sample Council'] : [],
  to: token ? ['Rosa Sample'] : [],
  date: '',
  reference: null,
  subject: '',
  words,
  code: token ? { text: replyCode(token), words: 'Send us this page with your letter.' } : null,
  isLarge: false,
})

export const separator = (): PaperLetter => ({ ...sheet('Next letter'), code: { text: SEPARATOR_CODE, words: '' } })

export const scanOf = (...sheets: PaperLetter[]): Promise<Buffer> => writeLetters('Scan', sheets)

/** The pages as a scanner sees them: pictures of 150 dots an inch, and no text. */
export async function picturesOf(pdf: Buffer): Promise<Buffer[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const pictures: Buffer[] = []
  for (const page of document.pages()) {
    const { width, height, data } = await page.render({ scale: 150 / 72, render: 'bitmap' })
    pictures.push(
      await sharp(data, { raw: { width, height, channels: 4 } })
        .flatten({ background: '#fff' })
        .png()
        .toBuffer(),
    )
  }
  library.destroy()
  return pictures
}
