import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { can, getStaff } from '../organisation/index.ts'
import { canSee } from './request.ts'
import { requestAssigned } from './requests.events.ts'
import { addAssignment, change, getForUpdate, listForUpdate, type Request } from './requests.store.ts'

/** Gives a request to a colleague (her own team's or another's who may see it), or to nobody with `to: null`. */
export async function assignRequest(ctx: Ctx, input: { requestId: string; to: string | null }): Promise<void> {
  await ctx.transaction(async ctx => {
    await assign(ctx, await getForUpdate(ctx, input.requestId), input.to)
  })
}

/** The same for several; answers how many. */
export async function assignRequests(ctx: Ctx, input: { requestIds: string[]; to: string | null }): Promise<number> {
  return ctx.transaction(async ctx => {
    const requests = await listForUpdate(ctx, input.requestIds)
    for (const request of requests) await assign(ctx, request, input.to)
    return requests.length
  })
}

async function assign(ctx: Ctx, request: Request, to: string | null): Promise<void> {
  refuseUnless(can(ctx.actor, 'requests.assign') && canSee(request, ctx.actor), 'requests.not-yours-to-assign')
  refuseUnless(request.status !== 'closed', 'requests.closed')
  if (to) {
    const colleague = await getStaff(ctx, to)
    refuseUnless(!colleague.disabledAt, 'requests.colleague-left')
    refuseUnless(!request.sensitive || colleague.teams.includes(request.teamId), 'requests.colleague-not-in-team')
  }
  if (request.assignedTo === to) return
  await change(ctx, request.id, { assigned_to: to })
  await addAssignment(ctx, request, to)
  await publish(ctx, requestAssigned({ requestId: request.id, to, by: ctx.actor.id }))
}
