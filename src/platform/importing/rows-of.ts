import type { Ctx } from '../context.ts'

/** A row of a file by its headings, with the line it begins on. `broken`: it could not be read, and why. */
export interface FileRow {
  line: number
  cells: Readonly<Record<string, string>>
  broken?: string
}

/** What a row says. `item` null: nothing could be taken. `problems`: why, or what of it was left out, in words. */
export interface ReadRow<T> {
  sourceId?: string
  item: T | null
  problems: string[]
}

/** A row that the database did not take as it is: left out whole, or something of ours stayed. */
export interface NotTaken {
  line: number
  taken: 'no' | 'ours kept'
  reason: string
}

export interface Written {
  /** Ids of what is new, and of what it says something new of. */
  added: string[]
  changed: string[]
  notTaken: NotTaken[]
}

/** How rows of one kind are read and written. */
export interface RowsOf<T> {
  /** The schema whose table `imports` says how far each file has come. */
  schema: string
  read(row: FileRow): ReadRow<T>
  /** Writes one batch, in the transaction of its checkpoint, and keeps what it did not take for `listNotTaken`. */
  write(ctx: Ctx, items: T[], importId: string): Promise<Written>
  /** What earlier runs of this import did not take. */
  listNotTaken(ctx: Ctx, importId: string): Promise<NotTaken[]>
  /** Says what one batch did, in the same transaction. A dry run says nothing. */
  tell(ctx: Ctx, importId: string, written: Written): Promise<void>
}
