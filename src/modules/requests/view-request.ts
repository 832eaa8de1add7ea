import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { requestViewed } from './requests.events.ts'

/** Writes down that a colleague looked at a request: once an hour for each, ready to be shown to the person. */
export async function noteView(ctx: Ctx, requestId: string): Promise<void> {
  if (ctx.actor.kind !== 'staff') return
  const { id } = ctx.actor
  await ctx.transaction(async ctx => {
    const { rows } =
      await sql`select 1 from platform.events where subject = ${requestId}::uuid and type = 'requests.viewed'
      and actor_id = ${id} and at > ${new Date(ctx.now().getTime() - 3_600_000)} limit 1`.execute(ctx.db)
    if (rows.length === 0) await publish(ctx, requestViewed({ requestId, staffId: id }))
  })
}

/** Says that a colleague has the request open now; others see it for half a minute. */
export async function markPresence(ctx: Ctx, input: { requestId: string; writing: boolean }): Promise<void> {
  if (ctx.actor.kind !== 'staff') return
  await sql`insert into requests.viewers (request_id, staff_id, seen_at, writing)
    values (${input.requestId}::uuid, ${ctx.actor.id}::uuid, now(), ${input.writing})
    on conflict (request_id, staff_id) do update set seen_at = now(), writing = excluded.writing`.execute(ctx.db)
}

export interface SavedView {
  id: string
  name: string
  query: string
}

export async function listSavedViews(ctx: Ctx): Promise<SavedView[]> {
  if (ctx.actor.kind !== 'staff') return []
  return ctx.db
    .selectFrom('requests.saved_views')
    .select(['id', 'name', 'query'])
    .where('staff_id', '=', ctx.actor.id)
    .orderBy('name')
    .execute()
}

/** Keeps a queue's filters under a name of one's own; the same name again replaces it. */
export async function saveView(ctx: Ctx, input: { name: string; query: string }): Promise<void> {
  if (ctx.actor.kind !== 'staff') return
  await ctx.db
    .insertInto('requests.saved_views')
    .values({ id: newId(), staff_id: ctx.actor.id, name: input.name, query: input.query })
    .onConflict(conflict => conflict.columns(['staff_id', 'name']).doUpdateSet({ query: input.query }))
    .execute()
}

export async function removeView(ctx: Ctx, id: string): Promise<void> {
  if (ctx.actor.kind !== 'staff') return
  await ctx.db.deleteFrom('requests.saved_views').where('id', '=', id).where('staff_id', '=', ctx.actor.id).execute()
}
