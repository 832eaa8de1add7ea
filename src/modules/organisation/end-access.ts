import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { touch } from '../../platform/memory.ts'
import { staffDisabled } from './organisation.events.ts'

/**
 * Whose last day is over cannot sign in by the clock alone; that it is over is told here, once, so that what they had in hand goes
 * back to their team. Comes round by itself. Answers how many there were.
 */
export async function endAccess(ctx: Ctx): Promise<number> {
  return ctx.transaction(async ctx => {
    const { rows } = await sql<{ id: string }>`select s.id from organisation.staff_members s
      where s.disabled_at <= ${ctx.now()} and not exists (select from platform.events e
        where e.subject = s.id and e.type = ${staffDisabled.type} and e.at >= s.disabled_at)
      order by s.id for update skip locked`.execute(ctx.db)
    for (const { id } of rows) await publish(ctx, staffDisabled({ staffId: id }))
    if (rows.length > 0) await touch(ctx, 'staff')
    return rows.length
  })
}
