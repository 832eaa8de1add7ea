import type { Ctx } from '../../platform/context.ts'
import type { Draft } from './draft.ts'
import { toDraft } from './drafts.store.ts'

/** A form that somebody fills in by text. */
export interface TextForm {
  draft: Draft
  /** Of the question she is at: the half that she has answered, and how often an answer was wrong. */
  soFar: SoFar
}

export interface SoFar {
  postcode?: string
  wrong?: number
}

/** What comes later than this is no answer to what was asked. */
const ANSWERED_WITHIN = 2 * 3_600_000

/** Begins a form for this number (E.164), or notes where it is; another one of the same number is left as saved. */
export async function noteTextForm(ctx: Ctx, phone: string, draftId: string, soFar: SoFar = {}): Promise<void> {
  const row = { draft_id: draftId, so_far: JSON.stringify(soFar), asked_at: ctx.now() }
  await ctx.db
    .insertInto('drafts.text_forms')
    .values({ phone, ...row })
    .onConflict(conflict => conflict.column('phone').doUpdateSet(row))
    .execute()
}

/** The form this number is at, locked; null where it has none, or said nothing for two hours. */
export async function findTextForm(ctx: Ctx, phone: string): Promise<TextForm | null> {
  const held = await ctx.db
    .selectFrom('drafts.text_forms')
    .selectAll()
    .where('phone', '=', phone)
    .where('asked_at', '>', new Date(ctx.now().getTime() - ANSWERED_WITHIN))
    .forUpdate()
    .executeTakeFirst()
  if (!held) return null
  const row = await ctx.db
    .selectFrom('drafts.drafts')
    .selectAll()
    .where('id', '=', held.draft_id)
    .where('expires_at', '>', ctx.now())
    .where('submitted_at', 'is', null)
    .executeTakeFirst()
  return row ? { draft: toDraft(row), soFar: held.so_far as SoFar } : null
}

export async function endTextForm(ctx: Ctx, phone: string): Promise<void> {
  await ctx.db.deleteFrom('drafts.text_forms').where('phone', '=', phone).execute()
}
