import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { seenBy } from './seen-by.ts'

/** A colleague who had to do with a request, and how. */
export interface Doer {
  requestId: string
  staffId: string
  name: string
  how: 'closed' | 'has' | 'took'
}

/** Who did what a participant asked for: whoever closed it as done, of hers or of the one it was merged into. */
export async function findDoerFor(ctx: Ctx, participantId: string): Promise<Omit<Doer, 'name' | 'how'> | null> {
  const { rows } = await sql<Omit<Doer, 'name' | 'how'>>`
    select d.id as "requestId", coalesce(k.by_staff, d.assigned_to) as "staffId"
    from requests.participants p join requests.requests r on r.id = p.request_id
    join requests.requests d on d.id = coalesce(r.merged_into, r.id)
    join lateral (select by_staff, outcome from requests.closures k where k.request_id = d.id and k.reopened_at is null
      order by k.created_at desc limit 1) k on k.outcome = 'done'
    where p.id = ${isId(participantId) ? participantId : null}::uuid and p.left_at is null and d.status = 'closed'
      and coalesce(k.by_staff, d.assigned_to) is not null`.execute(ctx.db)
  return rows[0] ?? null
}

/** Everybody whom thanks for a request may be for, whoever closed it first; none where this actor may not see it. */
export async function listDoersOf(ctx: Ctx, requestId: string): Promise<Doer[]> {
  const { rows } = await sql<Doer>`
    select distinct on (x.staff_id) x.request_id as "requestId", x.staff_id as "staffId", c.name, x.how
    from (select r.id as request_id, k.by_staff as staff_id, 'closed' as how, 1 as rank
        from requests.requests r join requests.closures k on k.request_id = r.id where ${seenBy(ctx.actor, 'r')}
      union all select r.id, r.assigned_to, 'has', 2 from requests.requests r where ${seenBy(ctx.actor, 'r')}
      union all select r.id, s.taken_by, 'took', 3 from requests.requests r join requests.submissions s on s.id = r.submission_id
        where ${seenBy(ctx.actor, 'r')}) x
    join organisation.colleagues c on c.id = x.staff_id
    where x.request_id = ${isId(requestId) ? requestId : null}::uuid order by x.staff_id, x.rank`.execute(ctx.db)
  const order = ['closed', 'has', 'took']
  return rows.toSorted((a, b) => order.indexOf(a.how) - order.indexOf(b.how) || a.name.localeCompare(b.name, 'en'))
}
