import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/id.ts'
import type { Language } from '../../../platform/text.ts'
import { CONFIRM_MS, type Reader, readReader, rowOfWish, type Wish } from './reader.ts'

export interface NewReader extends Wish {
  medium: Reader['medium']
  recipient: string
  language: Language
}

/** A stranger's address gets no more than so many letters of ours that ask whether it was she. */
const MOST_ASKED = 3

/**
 * Writes down that somebody asks for news. Nothing is sent to her but the question whether it was she, by the caller. Answers the
 * id; null where that was asked often enough: whoever typed the address learns nothing by it. Throws Refused, as `rowOfWish`.
 */
export async function addReader(ctx: Ctx, { medium, recipient, language, ...wish }: NewReader): Promise<string | null> {
  const row = await rowOfWish(ctx, wish)
  return ctx.transaction(async ctx => {
    await holdRecipient(ctx, recipient)
    const since = new Date(ctx.now().getTime() - CONFIRM_MS)
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from notices.readers
      where lower(recipient) = lower(${recipient}) and confirmed_at is null and asked_at > ${since}`.execute(ctx.db)
    if (rows[0]!.count >= MOST_ASKED) return null
    const id = newId()
    const reader = { id, medium, recipient, language, ...row, asked_at: ctx.now() }
    await ctx.db.insertInto('notices.readers').values(reader).execute()
    return id
  })
}

/** It was she. Answers the ids of what she had asked for by this address before, which it takes the place of. Throws NotFound, also when it is too late. */
export async function confirmReader(ctx: Ctx, id: string): Promise<string[]> {
  return ctx.transaction(async ctx => {
    const { recipient } = await readReader(ctx, id)
    await holdRecipient(ctx, recipient)
    const { confirmedAt } = await readReader(ctx, id)
    if (confirmedAt) return []
    const { rows } = await sql<{ id: string }>`delete from notices.readers
      where lower(recipient) = lower(${recipient}) and confirmed_at is not null returning id`.execute(ctx.db)
    await ctx.db.updateTable('notices.readers').set({ confirmed_at: ctx.now() }).where('id', '=', id).execute()
    return rows.map(row => row.id)
  })
}

/** Other wishes, or where she has moved to. Throws NotFound and Refused, as `rowOfWish`. */
export async function changeReader(ctx: Ctx, id: string, wish: Wish): Promise<void> {
  const row = await rowOfWish(ctx, wish)
  const changed = await ctx.db
    .updateTable('notices.readers')
    .set(row)
    .where('id', '=', id)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new NotFound('reader')
}

/** She wants no more of it: nothing of her is kept. To end it again changes nothing. */
export async function endReader(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.deleteFrom('notices.readers').where('id', '=', id).execute()
}

/** Deletes those who did not say in time that it was they. Answers their ids. */
export async function forgetUnconfirmed(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .deleteFrom('notices.readers')
    .where('confirmed_at', 'is', null)
    .where('asked_at', '<=', new Date(ctx.now().getTime() - CONFIRM_MS))
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** One after the other for one address. */
const holdRecipient = (ctx: Ctx, recipient: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended('notices.readers:' || lower(${recipient}), 0))`.execute(ctx.db)
