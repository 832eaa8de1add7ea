import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { localDay, sayDate } from '../../../platform/dates/index.ts'
import { refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { newId } from '../../../platform/id.ts'
import { PAPER_PAGE } from '../../../platform/letter/index.ts'
import { addressLines, type PaperLetter, replyCode, writeLetters } from '../../../platform/paper/index.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { type Language, say, translator } from '../../../platform/text.ts'
import { lettersPrinted } from '../channels.events.ts'
import { threadToken } from '../threads.ts'
import { listToPrint, type PrintBatch, type PrintedLetter, readPrintBatch } from './print-batches.read.ts'
import { text } from './text.ts'

/** Who writes. */
export interface Sender {
  /** Of the council. */
  languages: readonly Language[]
  /** Above a letter in this language: name, address, phone. */
  lines(language: Language): string[]
}

/**
 * Makes a file of all letters that wait for the printer: from then on each is in that file and in no other. Answers its id.
 * Throws Refused `channels.nothing-to-print`.
 */
export async function makePrintBatch(ctx: Ctx): Promise<string> {
  return ctx.transaction(async ctx => {
    await sql`select pg_advisory_xact_lock(hashtextextended('channels.print', 0))`.execute(ctx.db)
    const { toPrint } = await listToPrint(ctx)
    refuseUnless(toPrint.length > 0, 'channels.nothing-to-print')
    const [id, day, letters] = [newId(), localDay(ctx.now()), toPrint.length]
    const { rows } = await sql<{
      number: number
    }>`insert into channels.print_batches (id, day, number, letters, made_at)
      select ${id}::uuid, ${day}::date, coalesce(max(number), 0) + 1, ${letters}, ${ctx.now()}
      from channels.print_batches where day = ${day}::date returning number`.execute(ctx.db)
    await ctx.db
      .updateTable('channels.messages')
      .set({
        print_batch_id: id,
        status: 'sent',
        answer: `Printed in ${fileName({ day, number: rows[0]!.number })}`,
        tries: sql`tries + 1`,
        settled_at: ctx.now(),
      })
      .where(
        'id',
        'in',
        toPrint.map(letter => letter.id),
      )
      .execute()
    await publish(ctx, lettersPrinted({ batchId: id, letters }))
    return id
  })
}

export const fileName = ({ day, number }: Pick<PrintBatch, 'day' | 'number'>): string => `letters-${day}-${number}.pdf`

/** The file of a batch, always the same: it is written once, when it is first asked for, and kept. Throws NotFound. */
export async function openPrintBatch(ctx: Ctx, id: string, sender: Sender): Promise<{ name: string; bytes: Buffer }> {
  const batch = await readPrintBatch(ctx, id)
  const name = fileName(batch)
  if (batch.fileId) {
    const { sha256 } = await ctx.db
      .selectFrom('platform.files')
      .select('sha256')
      .where('id', '=', batch.fileId)
      .executeTakeFirstOrThrow()
    return { name, bytes: await buffer(ctx.ports.files.open(sha256)) }
  }
  const letters = await Promise.all(batch.list.map(letter => toPaper(ctx, letter, batch.madeAt, sender)))
  const bytes = await writeLetters(name, letters, batch.madeAt)
  await keepFile(ctx, batch, name, bytes)
  return { name, bytes }
}

async function keepFile(ctx: Ctx, { id }: PrintBatch, name: string, bytes: Buffer): Promise<void> {
  const { sha256, bytes: size } = await ctx.ports.files.put(bytes)
  const fileId = newId()
  await ctx.transaction(async ctx => {
    await ctx.db
      .insertInto('platform.files')
      .values({ id: fileId, sha256, media_type: 'application/pdf', bytes: size, name })
      .execute()
    await sql`update channels.print_batches set file_id = ${fileId}::uuid where id = ${id}::uuid and file_id is null`.execute(
      ctx.db,
    )
  })
}

async function toPaper(ctx: Ctx, letter: PrintedLetter, date: Date, sender: Sender): Promise<PaperLetter> {
  const language: Language = letter.language === 'cy' ? 'cy' : 'en'
  const { recipient, subject, words, reference, threadId, formats, byPerson } = letter
  // A letter in both languages says in both who writes and how to write back, and so does what a colleague wrote in either.
  const isBoth = words.includes(PAPER_PAGE) || byPerson
  const both = isBoth ? [language, ...sender.languages.filter(each => each !== language)] : [language]
  // Each language of what the program wrote has a page of its own, and this stands above the first.
  const above = byPerson ? both : [language]
  const [, ...address] = sender.lines(language)
  return {
    from: [[...new Set(both.map(each => sender.lines(each)[0]))].join('\n'), ...address],
    to: addressLines(recipient),
    date: above.map(each => sayDate(date, { language: each })).join(' / '),
    reference:
      reference &&
      above.map(each => translator(text, each)('reference', { reference: formatCode(reference) })).join('\n'),
    subject,
    words,
    code: threadId
      ? { text: replyCode(await threadToken(ctx, threadId)), words: both.map(each => say(text.reply, each)).join('\n') }
      : null,
    isLarge: formats.includes('large-print'),
  }
}
