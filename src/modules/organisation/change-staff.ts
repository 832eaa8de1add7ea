import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { touch } from '../../platform/memory.ts'
import { looksLikeEmail } from './invite-staff.ts'
import { staffChanged, staffDisabled, staffEnabled, staffTeamsChanged } from './organisation.events.ts'
import { lockAdministrators, lockStaff, saveDisabled, saveTeamsOf, updateStaff } from './staff.store.ts'
import type { StaffMember } from './staff.ts'

export type StaffChange = Partial<Pick<StaffMember, 'email' | 'name' | 'roles' | 'until' | 'ward'>>

/**
 * Changes name, email, roles, a councillor's ward or the end of access; what is not given stays. Throws NotFound; Refused as `inviteStaff` does, and
 * `organisation.last-administrator` when nobody could change roles any more.
 */
export async function changeStaff(ctx: Ctx, staffId: string, change: StaffChange): Promise<void> {
  await ctx.transaction(async ctx => {
    const administrators = await lockAdministrators(ctx)
    const before = await lockStaff(ctx, staffId)
    const after = { ...pickSaved(before), ...change, ...(change.email && { email: change.email.trim().toLowerCase() }) }
    refuseUnless(looksLikeEmail(after.email), 'organisation.email-wrong')
    refuseUnless(after.name.trim() !== '', 'organisation.name-missing')
    refuseUnless(!change.until || change.until > ctx.now(), 'organisation.until-past')
    if (!after.roles.includes('administrator') || after.until) refuseUnlessAnother(administrators, staffId)
    const changed = whatChanged(pickSaved(before), after)
    if (changed.length === 0) return
    await updateStaff(ctx, staffId, after)
    await touch(ctx, 'staff')
    const until = changed.includes('until') && { until: after.until?.toISOString() ?? null }
    await publish(ctx, staffChanged({ staffId, changed, roles: after.roles, ...until }))
  })
}

/** They cannot sign in any more; what they did stays theirs. Disabling twice is disabling once. */
export async function disableStaff(ctx: Ctx, staffId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const administrators = await lockAdministrators(ctx)
    const person = await lockStaff(ctx, staffId)
    refuseUnless(ctx.actor.id !== staffId, 'organisation.not-yourself')
    refuseUnlessAnother(administrators, staffId)
    if (person.disabledAt) return
    await saveDisabled(ctx, staffId, ctx.now())
    await touch(ctx, 'staff')
    await publish(ctx, staffDisabled({ staffId }))
  })
}

export async function enableStaff(ctx: Ctx, staffId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const person = await lockStaff(ctx, staffId)
    if (!person.disabledAt) return
    await saveDisabled(ctx, staffId, null)
    await touch(ctx, 'staff')
    await publish(ctx, staffEnabled({ staffId }))
  })
}

/** Puts somebody in exactly these teams. Throws NotFound, Refused `organisation.no-such-team`. */
export async function setTeams(ctx: Ctx, staffId: string, teams: string[]): Promise<void> {
  await ctx.transaction(async ctx => {
    const person = await lockStaff(ctx, staffId)
    const wanted = [...new Set(teams)].sort()
    if (String(wanted) === String(person.teams.toSorted())) return
    await saveTeamsOf(ctx, staffId, wanted)
    await touch(ctx, 'staff')
    await publish(ctx, staffTeamsChanged({ staffId, teams: wanted }))
  })
}

const pickSaved = ({ email, name, roles, until, ward }: StaffMember): Required<StaffChange> => ({
  email,
  name,
  roles,
  until,
  ward,
})

function refuseUnlessAnother(administrators: string[], staffId: string): void {
  const isOnly = administrators.length === 1 && administrators[0] === staffId
  refuseUnless(!isOnly, 'organisation.last-administrator')
}

function whatChanged<T extends object>(before: T, after: T): string[] {
  return (Object.keys(before) as (keyof T & string)[]).filter(key => String(before[key]) !== String(after[key]))
}
