import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { cursorOf, readCursor } from '../../platform/database/cursor.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { MessageFormat } from './queue-messages.ts'

/** Sent: the provider took it. Delivered: it says that the phone or the letter box has it. */
export type MessageStatus = 'queued' | 'recorded' | 'sent' | 'delivered' | 'failed'

export interface MessageRow {
  id: string
  medium: string
  recipient: string
  language: string
  subject: string
  words: string
  html: string | null
  formats: MessageFormat[]
  about: string | null
  threadId: string | null
  /** Of a letter: what its reader can quote, and the file it was printed in. */
  reference: string | null
  printBatchId: string | null
  status: MessageStatus
  tries: number
  answer: string | null
  createdAt: Date
  settledAt: Date | null
  /** Of one that is queued: when it is tried next. */
  waitsUntil: Date | null
  /** Of a text: how many parts it is paid as, and what they cost, where that is known. */
  parts: number | null
  costPence: number | null
}

export const columns = sql`id, medium, recipient, language, subject, words, html, formats, about, thread_id as "threadId", reference,
  print_batch_id as "printBatchId", status, tries, answer,
  created_at as "createdAt", settled_at as "settledAt", parts, cost_pence::float8 as "costPence"`

/** Its job says until when: night, a provider that has no turn for it, or the next try. */
const waitsUntil = (
  ctx: Ctx,
) => sql`case when status = 'queued' then (select greatest(goes_at, j.run_at) from graphile_worker.jobs j
  where j.key = 'message:' || messages.id and greatest(goes_at, j.run_at) > ${ctx.now()}) end as "waitsUntil"`

/** A number however it was typed: with spaces or none, as we dial it or from abroad. Of six digits or more: fewer are anything. */
function orNumber(text: string): RawBuilder<unknown> {
  const digits = /^[\d\s()+-]+$/.test(text) ? text.replace(/\D/g, '').replace(/^(?:00)?44|^0/, '') : ''
  if (digits.length < 6) return sql``
  return sql`or (medium = 'text' and recipient like ${`%${digits}`})
    or replace(subject, ' ', '') like ${`%${text.replace(/\D/g, '')}%`}`
}

/** Messages sent, newest first; `about` narrows to one subject or several, `text` to recipients or subjects that hold it. */
export async function listMessages(
  ctx: Ctx,
  filter: { about?: string | string[]; text?: string; status?: string; before?: string; limit?: number },
): Promise<{ rows: MessageRow[]; next: string | null }> {
  const limit = Math.min(filter.limit ?? 50, 500)
  const last = readCursor(filter.before)
  const like = `%${(filter.text ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const where = [
    sql`true`,
    ...(filter.about ? [sql`about = any(${[filter.about].flat().filter(isId)}::uuid[])`] : []),
    ...(filter.status ? [sql`status = ${filter.status}`] : []),
    ...(filter.text ? [sql`(recipient ilike ${like} or subject ilike ${like} ${orNumber(filter.text)})`] : []),
    ...(last ? [sql`(created_at, id) < ${last}`] : []),
  ]
  const { rows } = await sql<
    MessageRow & { cursor: string }
  >`select ${columns}, ${waitsUntil(ctx)}, ${cursorOf(sql.ref('created_at'), sql.ref('id'))} as cursor
    from channels.messages where ${sql.join(where, sql` and `)} order by created_at desc, id desc limit ${limit + 1}`.execute(
    ctx.db,
  )
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? page.at(-1)!.cursor : null }
}

export async function readMessage(ctx: Ctx, id: string): Promise<MessageRow> {
  if (!isId(id)) throw new NotFound('message')
  const { rows } =
    await sql<MessageRow>`select ${columns}, ${waitsUntil(ctx)} from channels.messages where id = ${id}::uuid`.execute(
      ctx.db,
    )
  if (!rows[0]) throw new NotFound('message')
  return rows[0]
}

/** A message as its own reader is told of it. */
export interface SentMessage {
  medium: 'email' | 'text' | 'letter'
  at: Date
  status: MessageStatus
}

/** What we sent to one reader about one subject, the newest first: by what names her in the message's thread or key. */
export async function listSentTo(
  ctx: Ctx,
  { about, reader, limit }: { about: string; reader: string; limit: number },
): Promise<SentMessage[]> {
  const { rows } =
    await sql<SentMessage>`select medium, coalesce(settled_at, created_at) as at, status from channels.messages
    where about = ${about}::uuid and status in ('sent', 'delivered', 'failed')
      and (thread_id = ${reader}::uuid or right(key, 37) = ${`:${reader}`})
    order by created_at desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** The texts that a provider was handed since then: how many, and what they are paid as. */
export async function countTexts(ctx: Ctx, since: Date): Promise<{ texts: number; parts: number; pence: number }> {
  const { rows } = await sql<{ texts: number; parts: number; pence: number }>`
    select count(*)::int as texts, coalesce(sum(parts), 0)::int as parts, coalesce(sum(cost_pence), 0)::float8 as pence
    from channels.messages where medium = 'text' and provider is not null and created_at > ${since}`.execute(ctx.db)
  return rows[0]!
}

/** Messages that wait to be sent, and those of the last day that finally failed. */
export async function countUnsent(ctx: Ctx): Promise<{ queued: number; failed: number }> {
  const { rows } = await sql<{ queued: number; failed: number }>`
    select (select count(*) from channels.messages where status = 'queued') as queued,
      (select count(*) from channels.messages where status = 'failed' and created_at > now() - interval '1 day') as failed`.execute(
    ctx.db,
  )
  return rows[0]!
}
