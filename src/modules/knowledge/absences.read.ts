import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { held } from '../../platform/memory.ts'
import { type Absence, type Cover, coverOn } from './away.ts'

export const ABSENCES = 'knowledge.absences'

/** Those not yet over when they were read; the day decides again at each question. */
const readAbsences = held<Absence[]>(ABSENCES, async ctx => {
  const { rows } = await sql<Absence>`
    select a.id, a.staff_id as "staffId", s.name as "staffName", a.from_on::text as from, a.until_on::text as until,
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as cover
    from knowledge.absences a join organisation.colleagues s on s.id = a.staff_id
    left join organisation.colleagues c on c.id = a.cover_id
    where a.ended_at is null and a.until_on >= ${localDay(ctx.now())} order by a.from_on, a.id`.execute(ctx.db)
  return rows
})

/** Who is away now or will be, by the first day; all colleagues', or only those of these. */
export async function listAbsences(ctx: Ctx, staffIds?: readonly string[]): Promise<Absence[]> {
  const today = localDay(ctx.now())
  const absences = (await readAbsences(ctx)).filter(each => each.until >= today)
  return staffIds ? absences.filter(each => staffIds.includes(each.staffId)) : absences
}

/** Whom to ask instead of a colleague today; null: she is there. Held in memory. */
export async function findCover(ctx: Ctx, staffId: string): Promise<Cover | null> {
  return coverOn(await readAbsences(ctx), staffId, localDay(ctx.now()))
}
