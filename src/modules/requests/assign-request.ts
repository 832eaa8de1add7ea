import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { can, getStaff, permissionsOf, type StaffMember } from '../organisation/index.ts'
import { canJudge, canWorkOn } from './request.ts'
import { requestAssigned } from './requests.events.ts'
import { type AsSeen, addAssignment, change, getForUpdate, listForUpdate, type Request } from './requests.store.ts'
import { isOfOwn } from './seen-by.ts'

/**
 * Gives a request to a colleague who may work on it (her own team's or another's), or to nobody with `to: null`. What waits
 * for a leader is the leader's to give; what somebody or her family asked is never given to her.
 */
export async function assignRequest(ctx: Ctx, input: { requestId: string; to: string | null } & AsSeen): Promise<void> {
  await ctx.transaction(async ctx => {
    const colleague = await findColleague(ctx, input.to)
    await assign(ctx, await getForUpdate(ctx, input.requestId, input), colleague)
  })
}

/** The same for several; answers how many. */
export async function assignRequests(ctx: Ctx, input: { requestIds: string[]; to: string | null }): Promise<number> {
  return ctx.transaction(async ctx => {
    const colleague = await findColleague(ctx, input.to)
    const requests = await listForUpdate(ctx, input.requestIds)
    for (const request of requests) await assign(ctx, request, colleague)
    return requests.length
  })
}

async function findColleague(ctx: Ctx, id: string | null): Promise<StaffMember | null> {
  if (id === null) return null
  if (!isId(id)) throw new NotFound('colleague')
  const colleague = await getStaff(ctx, id)
  refuseUnless(!colleague.disabledAt, 'requests.colleague-left')
  refuseUnless(permissionsOf(colleague.roles).has('requests.update'), 'requests.colleague-cannot')
  return colleague
}

async function assign(ctx: Ctx, request: Request, colleague: StaffMember | null): Promise<void> {
  refuseUnless(can(ctx.actor, 'requests.assign') && canWorkOn(request, ctx.actor), 'requests.not-yours-to-assign')
  refuseUnless(request.status !== 'closed', 'requests.closed')
  refuseUnless(canJudge(request, ctx.actor), 'requests.leader-must-assign')
  const isInTeam = !colleague || colleague.teams.includes(request.teamId)
  refuseUnless(!request.sensitive || isInTeam, 'requests.colleague-not-in-team')
  refuseUnless(!colleague || !(await isAskedByOwn(ctx, request, colleague)), 'requests.asked-by-own')
  const to = colleague?.id ?? null
  if (request.assignedTo === to) return
  await change(ctx, request.id, { assigned_to: to })
  await addAssignment(ctx, request, to)
  await publish(ctx, requestAssigned({ requestId: request.id, to, by: ctx.actor.id }))
}

async function isAskedByOwn(ctx: Ctx, { id }: Request, colleague: StaffMember): Promise<boolean> {
  const { rows } = await sql`select from requests.requests r
    where r.id = ${id}::uuid and ${isOfOwn(colleague, 'r.id')}`.execute(ctx.db)
  return rows.length > 0
}
