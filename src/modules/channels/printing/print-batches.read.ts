import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/id.ts'
import type { MessageFormat } from '../queue-messages.ts'

/** A letter as the print queue lists it. */
export interface PrintedLetter {
  id: string
  recipient: string
  language: string
  subject: string
  words: string
  reference: string | null
  threadId: string | null
  formats: MessageFormat[]
  /** A colleague wrote its words. */
  byPerson: boolean
  createdAt: Date
  /** How often it was sent to the printer before. */
  reprints: number
}

/** A file of letters. */
export interface PrintBatch {
  id: string
  /** `2026-11-29`. */
  day: string
  number: number
  letters: number
  madeAt: Date
  fileId: string | null
}

const letterColumns = sql`id, recipient, language, subject, words, reference, thread_id as "threadId", formats, by_person as "byPerson",
  created_at as "createdAt", reprints`
const batchColumns = sql`id, to_char(day, 'YYYY-MM-DD') as day, number, letters, made_at as "madeAt", file_id as "fileId"`

export const MOST_IN_A_FILE = 500

/** Letters that no file has yet, the oldest first; those that the printer cannot make as their readers need them apart. */
export async function listToPrint(ctx: Ctx): Promise<{ toPrint: PrintedLetter[]; byHand: PrintedLetter[] }> {
  const { rows } = await sql<PrintedLetter>`select ${letterColumns} from channels.messages
    where medium = 'letter' and status = 'recorded' and print_batch_id is null
    order by created_at, id limit ${MOST_IN_A_FILE}`.execute(ctx.db)
  return { toPrint: rows.filter(canBePrinted), byHand: rows.filter(row => !canBePrinted(row)) }
}

/** Large print is larger letters; braille, easy read and recordings somebody has to make. */
const canBePrinted = ({ formats }: PrintedLetter): boolean => formats.every(format => format === 'large-print')

/** The newest files. */
export async function listPrintBatches(ctx: Ctx): Promise<PrintBatch[]> {
  const { rows } = await sql<PrintBatch>`select ${batchColumns} from channels.print_batches
    order by day desc, number desc limit 30`.execute(ctx.db)
  return rows
}

/** A file and its letters, in the order they are printed. Throws NotFound. */
export async function readPrintBatch(ctx: Ctx, id: string): Promise<PrintBatch & { list: PrintedLetter[] }> {
  const { rows } = await sql<PrintBatch>`select ${batchColumns} from channels.print_batches
    where id = ${isId(id) ? id : null}::uuid`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('print batch')
  const letters = await sql<PrintedLetter>`select ${letterColumns} from channels.messages
    where print_batch_id = ${id}::uuid order by created_at, id`.execute(ctx.db)
  return { ...rows[0], list: letters.rows }
}
