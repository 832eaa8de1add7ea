// Letters on paper: as PDF for a window envelope, and what QR codes of ours on paper say.
export { addressLines } from './address-lines.ts'
export { isScan } from './is-scan.ts'
export { type PaperLetter, writeLetters } from './letter-pdf.ts'
export { isSeparator, replyCode, replyTokenIn, SEPARATOR_CODE } from './paper-code.ts'
export { writeSeparators } from './separator-pdf.ts'
