/** Bringing a file of an old system in: by batches, with checkpoints, so that a run cut short goes on where it was. */
export { type Columns, columnReader, isUnreadable, whyUnreadable } from './columns.ts'
export { type Finding, type ImportInput, type ImportSummary, importRows } from './import-rows.ts'
export type { FileRow, ReadRow, RowsOf, Written } from './rows-of.ts'
