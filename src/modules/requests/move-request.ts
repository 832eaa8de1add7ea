import type { Ctx } from '../../platform/context.ts'
import { Invalid, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { getService, promiseFor } from '../catalogue/index.ts'
import { readOrganisation, routeToTeam } from '../organisation/index.ts'
import { canWorkOn } from './request.ts'
import { requestMoved, serviceChanged } from './requests.events.ts'
import { addAssignment, addUpdate, change, getForUpdate, refreshDue } from './requests.store.ts'

/** Hands a request to another team, with a word for them. It leaves nobody's name on it. */
export async function moveRequest(ctx: Ctx, input: { requestId: string; team: string; note: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, input.requestId)
    refuseUnless(canWorkOn(request, ctx.actor), 'requests.not-yours')
    refuseUnless(request.status !== 'closed', 'requests.closed')
    const { teams } = await readOrganisation(ctx)
    const team = teams.get(input.team)
    refuseUnless(!!team && !team.disabled, 'requests.no-such-team')
    if (team!.id === request.teamId) return
    await change(ctx, request.id, {
      team_id: team!.id,
      assigned_to: null,
      routed_because: JSON.stringify({ code: 'moved', params: { by: ctx.actor.id } }),
    })
    await addAssignment(ctx, { id: request.id, teamId: team!.id }, null)
    const updateId = input.note
      ? await addUpdate(ctx, { requestId: request.id, audience: 'staff', words: input.note })
      : undefined
    await publish(
      ctx,
      requestMoved({ requestId: request.id, from: request.teamId, to: team!.id, ...(updateId ? { updateId } : {}) }),
    )
  })
}

/**
 * Makes it a request of another service: its team and promise follow, counted from when the customer asked,
 * so that our mistake of kind never costs her time. Answers stay as given.
 */
export async function changeService(
  ctx: Ctx,
  input: { requestId: string; service: string; kind?: string },
): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, input.requestId)
    refuseUnless(canWorkOn(request, ctx.actor), 'requests.not-yours')
    refuseUnless(request.status !== 'closed', 'requests.closed')
    const service = await getService(ctx, input.service)
    if (service.slug === request.service && (!input.kind || input.kind === request.kind)) return
    const organisation = await readOrganisation(ctx)
    const { team, because } = routeToTeam(organisation, {
      teams: service.teams,
      areas: request.areas,
      fallback: organisation.council.fallback.team,
    })
    await change(ctx, request.id, {
      service_slug: service.slug,
      version_id: service.versionId,
      kind: input.kind ?? service.kind,
      visibility: stricter(request.visibility, service.privacy.visibility),
      sensitive: request.sensitive || service.privacy.sensitive,
      ...(team.id === request.teamId
        ? {}
        : { team_id: team.id, assigned_to: null, routed_because: JSON.stringify(because) }),
    })
    const promise = promiseFor(organisation, service, request.openedAt)
    await ctx.db.deleteFrom('requests.promises').where('request_id', '=', request.id).execute()
    for (const [position, step] of promise.steps.entries()) {
      await ctx.db
        .insertInto('requests.promises')
        .values({ request_id: request.id, step: step.id, position, first_due_at: step.due, due_at: step.due })
        .execute()
    }
    await refreshDue(ctx, request.id)
    await publish(ctx, serviceChanged({ requestId: request.id, from: request.service, to: service.slug }))
  })
}

const OPENNESS = ['public', 'private-from-public', 'private-from-street', 'not-known-to-us']

/** What was asked in confidence never becomes public by a change of service. */
function stricter(before: string, after: string): string {
  const level = Math.max(OPENNESS.indexOf(before), OPENNESS.indexOf(after))
  const visibility = OPENNESS[level]
  if (!visibility) throw new Invalid({ service: 'unknown visibility' })
  return visibility
}
