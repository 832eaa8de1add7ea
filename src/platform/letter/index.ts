// A message in blocks, written once and rendered as plain text and as HTML.
export {
  type Block,
  heading,
  type Letter,
  letterHtml,
  letterText,
  link,
  list,
  PAPER_PAGE,
  paperText,
  paragraphsOf,
  quote,
  words,
} from './letter.ts'
