import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { touch } from '../../platform/memory.ts'
import { readOrganisation } from '../organisation/index.ts'
import { lockRequests } from '../requests/index.ts'
import { confide, type Holders } from './confide.ts'
import { dutyRangAgain } from './duty.events.ts'
import { RINGS_AGAIN_AFTER } from './duty.ts'
import { nextTeam } from './duty-team.ts'
import { type Raised, tellTeams } from './tell-teams.ts'

/** What nobody has received rings again, at those told and at who covers for them. Answers how many; repeating is harmless. */
export async function ringAgain(ctx: Ctx): Promise<number> {
  const organisation = await readOrganisation(ctx)
  const before = new Date(ctx.now().getTime() - RINGS_AGAIN_AFTER)
  const isDue = sql`received_at is null and rung_at <= ${before}`
  return ctx.transaction(async ctx => {
    const { rows: asked } = await sql<{ id: string }>`select distinct w.request_id as id from duty.records
      join duty.written w on w.record_id = records.id where ${isDue} and w.request_id is not null`.execute(ctx.db)
    await lockRequests(
      ctx,
      asked.map(({ id }) => id),
    )
    const { rows } = await sql<Holders & { id: string; teams: string[]; rings: number; how: Raised }>`
      select id, teams, rings, interaction_id as "interactionId", case when raised_by is not null then 'by-colleague'
          when exists (select from duty.written w where w.record_id = records.id and w.visit_id is not null) then 'at-reception'
          else 'by-words' end as how,
        array(select distinct w.request_id from duty.written w where w.record_id = records.id and w.request_id is not null) as requests,
        array(select distinct w.received_id from duty.written w where w.record_id = records.id and w.received_id is not null) as received from duty.records where ${isDue}
      order by raised_at for update skip locked`.execute(ctx.db)
    for (const record of rows) {
      const more = nextTeam(organisation, record.teams)
      const teams = more ? [...record.teams, more] : record.teams
      const rings = record.rings + 1
      await sql`update duty.records set teams = ${teams}::text[], rings = ${rings}, rung_at = ${ctx.now()}
        where id = ${record.id}::uuid`.execute(ctx.db)
      if (more) await confide(ctx, record, [more])
      await tellTeams(ctx, { id: record.id, teams, rings, how: record.how })
      await publish(ctx, dutyRangAgain({ recordId: record.id, rings, teams }))
    }
    if (rows.length > 0) await touch(ctx, 'duty-waiting')
    return rows.length
  })
}
