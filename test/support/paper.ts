// Letters as people would scan them: real PDF, drawn by our own writer.
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
