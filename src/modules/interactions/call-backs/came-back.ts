import { type RawBuilder, sql } from 'kysely'
import type { StaffActor } from '../../../platform/actor.ts'
import type { Ctx } from '../../../platform/context.ts'
import { localDay } from '../../../platform/dates/index.ts'
import { listAbsences } from '../../knowledge/index.ts'
import { can, PERMISSIONS } from '../../organisation/index.ts'
import { isOfOthers } from '../of-others.ts'

const isOfPromisersOwn = sql<boolean>`not ${isOfOthers(
  { id: sql`p.id`, email: sql`p.email` },
  { customer: 'who.person_id', request: 'm.request_id' },
)}`

/**
 * Whether the call-back `b` (with its matter `m` and `joinWhom`), if it came back, is this colleague's to see to: she promised it; or
 * whoever did has left, takes no work any more, or has no part in it, and it was for a team of hers.
 */
export const isBackWith = (me: StaffActor, now: Date): RawBuilder<boolean> =>
  sql<boolean>`exists (select from organisation.directory p where p.id = b.promised_by and b.came_back_at is not null
    and case when p.disabled_at <= ${now}::timestamptz or not p.roles && ${PERMISSIONS['interactions.take']}::text[] or ${isOfPromisersOwn}
      then b.team = any(${me.teams}::text[]) else p.id = ${me.id}::uuid end)`

/** The same with what waits for whoever is away today: one of the team goes on with it, or she finds it when she is here again. */
export async function isBackInWorkOf(ctx: Ctx, me: StaffActor): Promise<RawBuilder<boolean>> {
  const isHers = isBackWith(me, ctx.now())
  if (!can(me, 'interactions.take')) return isHers
  const today = localDay(ctx.now())
  const away = (await listAbsences(ctx)).filter(({ from, until }) => from <= today && until >= today)
  return sql<boolean>`(${isHers} or (b.came_back_at is not null and b.team = any(${me.teams}::text[])
    and b.promised_by = any(${away.map(({ staffId }) => staffId)}::uuid[])))`
}
