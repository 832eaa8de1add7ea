// Folders of the post room: one that a scanner writes into, one that whoever prints looks into.
export { openPrintFolder } from './print-folder.ts'
export { type PostKeeper, watchPostFolder } from './watch-folder.ts'
