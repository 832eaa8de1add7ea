import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { change, getOwnForUpdate } from './interactions.store.ts'

/** What is written about one matter. */
export interface MatterWords {
  id: string
  asked: string
  answer: string
  answerSource: string
  /** Absent: there is no message to write. */
  message?: string
}

export interface TypedWords {
  interactionId: string
  note?: string
  postcode?: string
  matters?: MatterWords[]
}

/**
 * Keeps what was typed so far, every few seconds: numbers of cards are kept nowhere. Only the wrap-up tells the timeline:
 * an event for each pause between two words would tell nobody anything.
 */
export async function saveWords(ctx: Ctx, typed: TypedWords): Promise<void> {
  await ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, typed.interactionId)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    await change(ctx, mine.id, {
      ...(typed.note !== undefined && { note: maskCards(typed.note) }),
      ...(typed.postcode !== undefined && { postcode: typed.postcode || null }),
      saved_at: ctx.now(),
    })
    const masked = (typed.matters ?? []).map(({ id, asked, answer, answerSource, message }) => ({
      id,
      asked: maskCards(asked),
      answer: maskCards(answer),
      source: maskCards(answerSource),
      message: message === undefined ? null : maskCards(message),
    }))
    if (masked.length === 0) return
    await sql`update interactions.matters m set asked = t.asked, answer = t.answer, answer_source = t.source,
        message = coalesce(t.message, m.message)
      from jsonb_to_recordset(${JSON.stringify(masked)}::jsonb) as t (id uuid, asked text, answer text, source text, message text)
      where m.id = t.id and m.interaction_id = ${mine.id}::uuid`.execute(ctx.db)
  })
}
