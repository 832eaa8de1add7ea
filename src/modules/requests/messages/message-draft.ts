import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, refuseUnless } from '../../../platform/errors.ts'
import { isId } from '../../../platform/id.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import { canWriteOn } from '../request.ts'
import { getForUpdate } from '../requests.store.ts'
import { seenBy } from '../seen-by.ts'

const FORGET_DAYS = 30

interface Draft {
  requestId: string
  words: string
  photos?: string[]
}

/**
 * Keeps what a colleague has written so far, as her own: nobody writes over another's. Like the words of a conversation it
 * makes no event; what is sent does.
 */
export async function saveMessageDraft(ctx: Ctx, { requestId, words }: Draft): Promise<void> {
  await ctx.transaction(async ctx => {
    const me = await writerOf(ctx, requestId)
    await sql`insert into requests.message_drafts as d (request_id, staff_id, words, saved_at)
      values (${requestId}::uuid, ${me}::uuid, ${maskCards(words)}, ${ctx.now()})
      on conflict (request_id, staff_id) do update set words = excluded.words, saved_at = excluded.saved_at,
        taken_by = case when d.words = excluded.words then d.taken_by end`.execute(ctx.db)
  })
}

/** Her draft with these words, before what she has written since. */
export async function addToDraft(ctx: Ctx, { requestId, words, photos = [] }: Draft): Promise<void> {
  const me = await writerOf(ctx, requestId)
  await sql`insert into requests.message_drafts as d (request_id, staff_id, words, photos, saved_at)
    values (${requestId}::uuid, ${me}::uuid, ${words}, ${photos}::uuid[], ${ctx.now()})
    on conflict (request_id, staff_id) do update set saved_at = excluded.saved_at, photos = d.photos || excluded.photos,
      taken_by = null, words = concat_ws(e'\\n\\n', excluded.words, nullif(d.words, ''))`.execute(ctx.db)
}

/**
 * Goes on with what a colleague has written: her words come into one's own draft, after what stands there. Hers stay hers,
 * and say who goes on with them.
 */
export async function takeOverDraft(ctx: Ctx, input: { requestId: string; staffId: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    const me = await writerOf(ctx, input.requestId)
    const { rows } = await sql<{
      words: string
      photos: string[]
    }>`update requests.message_drafts set taken_by = ${me}::uuid
      where request_id = ${input.requestId}::uuid and staff_id = ${isId(input.staffId) ? input.staffId : null}::uuid
        and staff_id <> ${me}::uuid and words <> '' returning words, photos`.execute(ctx.db)
    if (!rows[0]) throw new NotFound('draft')
    await sql`insert into requests.message_drafts as d (request_id, staff_id, words, photos, saved_at)
      values (${input.requestId}::uuid, ${me}::uuid, ${rows[0].words}, ${rows[0].photos}::uuid[], ${ctx.now()})
      on conflict (request_id, staff_id) do update set saved_at = excluded.saved_at, photos = d.photos || excluded.photos,
        words = case when position(excluded.words in d.words) > 0 then d.words
          else concat_ws(e'\\n\\n', nullif(d.words, ''), excluded.words) end`.execute(ctx.db)
  })
}

/** Who has begun a message on a request that the actor may see. */
export async function listMessageDrafts(
  ctx: Ctx,
  requestId: string,
): Promise<{ staffId: string; authorName: string }[]> {
  const { rows } = await sql<{ staffId: string; authorName: string }>`
    select d.staff_id as "staffId", c.name as "authorName" from requests.message_drafts d
    join requests.requests r on r.id = d.request_id join organisation.colleagues c on c.id = d.staff_id
    where d.request_id = ${isId(requestId) ? requestId : null}::uuid and d.words <> '' and ${seenBy(ctx.actor, 'r')}
    order by d.saved_at desc`.execute(ctx.db)
  return rows
}

/** One's own, when it is sent or thrown away. */
export async function dropDraft(ctx: Ctx, requestId: string): Promise<void> {
  if (ctx.actor.kind !== 'staff') return
  await sql`delete from requests.message_drafts where request_id = ${requestId}::uuid and staff_id = ${ctx.actor.id}::uuid`.execute(
    ctx.db,
  )
}

/** Nobody comes back to what lay so long. */
export async function forgetMessageDrafts(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - FORGET_DAYS * 86_400_000)
  await sql`delete from requests.message_drafts where saved_at < ${before}`.execute(ctx.db)
}

/** The colleague, on a request she may write on. */
async function writerOf(ctx: Ctx, requestId: string): Promise<string> {
  const request = await getForUpdate(ctx, requestId)
  refuseUnless(canWriteOn(request, ctx.actor), 'requests.not-yours')
  return ctx.actor.id!
}
