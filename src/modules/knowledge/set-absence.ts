import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId, newId } from '../../platform/id.ts'
import { touch } from '../../platform/memory.ts'
import { can, getStaff, type StaffMember } from '../organisation/index.ts'
import { ABSENCES } from './absences.read.ts'
import { absenceEnded, absenceSet } from './knowledge.events.ts'

export interface NewAbsence {
  staffId: string
  /** ISO dates, both included. */
  from: string
  until: string
  cover: string | null
}

/** Everybody for oneself, a team leader for those of her teams, an administrator for all. */
export function maySayAwayFor(ctx: Ctx, person: Pick<StaffMember, 'id' | 'teams'>): boolean {
  const { actor } = ctx
  if (actor.kind !== 'staff') return actor.kind === 'system'
  if (actor.id === person.id || can(actor, 'staff.change')) return true
  return can(actor, 'absences.lead') && person.teams.some(team => actor.teams.includes(team))
}

/**
 * Says that somebody is away; what was said before of the same days is over with it. Throws NotFound; Refused
 * `knowledge.away-over`, `knowledge.ends-before-it-starts`, `knowledge.covers-oneself`, `knowledge.cover-disabled`.
 */
export async function setAbsence(ctx: Ctx, { staffId, from, until, cover }: NewAbsence): Promise<void> {
  if (!maySayAwayFor(ctx, await getStaff(ctx, staffId))) throw new NotFound('staff member')
  refuseUnless(until >= from, 'knowledge.ends-before-it-starts')
  refuseUnless(until >= localDay(ctx.now()), 'knowledge.away-over')
  refuseUnless(cover !== staffId, 'knowledge.covers-oneself')
  if (cover) refuseUnless((await getStaff(ctx, cover)).disabledAt === null, 'knowledge.cover-disabled')
  await ctx.transaction(async ctx => {
    await ctx.db
      .updateTable('knowledge.absences')
      .set({ ended_at: ctx.now() })
      .where('staff_id', '=', staffId)
      .where('ended_at', 'is', null)
      .where('from_on', '<=', until)
      .where('until_on', '>=', from)
      .execute()
    const set_by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
    await ctx.db
      .insertInto('knowledge.absences')
      .values({
        id: newId(),
        staff_id: staffId,
        from_on: from,
        until_on: until,
        cover_id: cover,
        set_by,
        set_at: ctx.now(),
      })
      .execute()
    await touch(ctx, ABSENCES)
    await publish(ctx, absenceSet({ staffId, from, until, cover }))
  })
}

/** 'I am back': it is over now. One that is over already stays so. Throws NotFound. */
export async function endAbsence(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const absence = isId(id)
      ? await ctx.db.selectFrom('knowledge.absences').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      : undefined
    if (!absence || !maySayAwayFor(ctx, await getStaff(ctx, absence.staff_id))) throw new NotFound('absence')
    if (absence.ended_at) return
    await ctx.db.updateTable('knowledge.absences').set({ ended_at: ctx.now() }).where('id', '=', id).execute()
    await touch(ctx, ABSENCES)
    await publish(ctx, absenceEnded({ staffId: absence.staff_id }))
  })
}
