// papers: originals, cheques and cash that came by post, and where they are until they are given back or banked.
export { confirmPaper } from './confirm-paper.ts'
export { endMistaken } from './end-mistaken.ts'
export { logPaper, type NewPaper } from './log-paper.ts'
export { movePaper } from './move-paper.ts'
export { isMoney, PAPER_KINDS, PAPER_WAYS, type Paper, type PaperKind, type PaperWay, waysOf } from './paper.ts'
export { listHeldPapers, listPapersOf, listPapersThatLeft, readPaper } from './papers.read.ts'
