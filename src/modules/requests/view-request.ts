import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId, newId } from '../../platform/id.ts'
import { requestViewed } from './requests.events.ts'
import { seenBy } from './seen-by.ts'

/**
 * A colleague has opened a request that she may see: others see that she is there, and the view is written down, once an
 * hour for each, ready to be shown to the person. One round trip.
 */
export async function noteVisit(ctx: Ctx, requestId: string): Promise<void> {
  if (ctx.actor.kind !== 'staff') return
  const { id, kind } = ctx.actor
  const viewed = requestViewed({ requestId, staffId: id })
  const event = { ...viewed, actor_kind: kind, actor_id: id, channel: ctx.channel, at: ctx.now() }
  await sql`with here as (${hereNow(ctx, requestId, false)})
    select platform.record_events(${JSON.stringify([event])}::jsonb)
    where not exists (select from platform.events where subject = ${requestId}::uuid and type = ${viewed.type}
      and actor_id = ${id} and at > ${new Date(ctx.now().getTime() - 3_600_000)})`.execute(ctx.db)
}

/** Says that a colleague has the request open now; others see it for half a minute. */
export async function markPresence(ctx: Ctx, input: { requestId: string; writing: boolean }): Promise<void> {
  if (ctx.actor.kind !== 'staff') return
  await hereNow(ctx, input.requestId, input.writing).execute(ctx.db)
}

/** Only on requests that the actor may see. */
function hereNow(ctx: Ctx, requestId: string, writing: boolean) {
  return sql`insert into requests.viewers (request_id, staff_id, seen_at, writing)
    select r.id, ${ctx.actor.id}::uuid, now(), ${writing} from requests.requests r
    where r.id = ${requestId}::uuid and ${seenBy(ctx.actor, 'r')}
    on conflict (request_id, staff_id) do update set seen_at = now(), writing = excluded.writing`
}

/** Forgets who had requests open before yesterday: only now matters. */
export async function forgetViewers(ctx: Ctx): Promise<void> {
  await sql`delete from requests.viewers where seen_at < now() - interval '1 day'`.execute(ctx.db)
}

export interface Viewer {
  name: string
  writing: boolean
}

/** The colleagues who have these requests open now, by request; the actor herself is not among them. */
export async function listViewers(ctx: Ctx, requestIds: string[]): Promise<Map<string, Viewer[]>> {
  if (ctx.actor.kind !== 'staff' || requestIds.length === 0) return new Map()
  const { rows } = await sql<Viewer & { id: string }>`
    select w.request_id as id, c.name, w.writing
    from requests.viewers w
    join requests.requests r on r.id = w.request_id
    join organisation.colleagues c on c.id = w.staff_id
    where w.request_id = any(${requestIds}::uuid[]) and w.seen_at > now() - interval '30 seconds'
      and w.staff_id <> ${ctx.actor.id}::uuid and ${seenBy(ctx.actor, 'r')}
    order by c.name`.execute(ctx.db)
  return Map.groupBy(rows, row => row.id)
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
  if (ctx.actor.kind !== 'staff' || !isId(id)) return
  await ctx.db.deleteFrom('requests.saved_views').where('id', '=', id).where('staff_id', '=', ctx.actor.id).execute()
}
