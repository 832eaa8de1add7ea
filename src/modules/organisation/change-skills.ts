import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { touch } from '../../platform/memory.ts'
import { skillsChanged } from './organisation.events.ts'
import { can } from './permissions.ts'
import { SKILLS } from './skills.ts'
import { lockStaff } from './staff.store.ts'
import type { StaffMember } from './staff.ts'

/** Leads the actor a team of this colleague's? Administrators stand in for every leader. */
function leads({ actor }: Pick<Ctx, 'actor'>, person: Pick<StaffMember, 'teams'>): boolean {
  if (actor.kind !== 'staff') return actor.kind === 'system'
  return can(actor, 'staff.change') || person.teams.some(team => actor.teams.includes(team))
}

/** May the actor say what this colleague can help with? */
export const maySaySkillsOf = (ctx: Pick<Ctx, 'actor'>, person: Pick<StaffMember, 'teams'>): boolean =>
  can(ctx.actor, 'skills.change') && leads(ctx, person)

/**
 * From now on a colleague can help with exactly these: what was so before keeps since when, what is no longer so keeps
 * until when. Throws NotFound for anybody whom the actor does not lead.
 */
export async function setSkills(ctx: Ctx, staffId: string, skills: readonly string[]): Promise<void> {
  await ctx.transaction(async ctx => {
    if (!maySaySkillsOf(ctx, await lockStaff(ctx, staffId))) throw new NotFound('staff member')
    const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
    const { rows: over } = await sql<{ skill: string }>`update organisation.skills
      set ended_at = ${ctx.now()}, ended_by = ${by}::uuid where staff_id = ${staffId}::uuid and ended_at is null
        and not skill = any(${[...skills]}::text[]) returning skill`.execute(ctx.db)
    const wanted = [...new Set(skills)].map(skill => ({ id: newId(), skill }))
    const { rows: given } = await sql<{ skill: string }>`
      insert into organisation.skills (id, staff_id, skill, given_at, given_by)
      select id, ${staffId}::uuid, skill, ${ctx.now()}, ${by}::uuid
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (id uuid, skill text)
      on conflict (staff_id, skill) where ended_at is null do nothing returning skill`.execute(ctx.db)
    if (over.length + given.length === 0) return
    await touch(ctx, SKILLS)
    const names = (rows: { skill: string }[]) => rows.map(({ skill }) => skill).sort()
    await publish(ctx, skillsChanged({ staffId, given: names(given), ended: names(over) }))
  })
}
