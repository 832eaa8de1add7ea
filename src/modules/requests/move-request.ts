import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { type CurrentService, getService, KINDS, VISIBILITIES } from '../catalogue/index.ts'
import { readOrganisation, routeToTeam } from '../organisation/index.ts'
import { changePromise } from './promise-anew.ts'
import { requestMoved, serviceChanged } from './requests.events.ts'
import {
  type AsSeen,
  addAssignment,
  change,
  getWorkable,
  type Request,
  type RequestRow,
  refuseUnlessHersToJudge,
} from './requests.store.ts'
import { addUpdate } from './updates.store.ts'

/** Hands a request to another team, with a word for them. It leaves nobody's name on it. */
export async function moveRequest(
  ctx: Ctx,
  input: { requestId: string; team: string; note: string } & AsSeen,
): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getWorkable(ctx, input)
    const { teams } = await readOrganisation(ctx)
    const team = teams.get(input.team)
    refuseUnless(!!team && !team.disabled, 'requests.no-such-team')
    if (team!.id === request.teamId) return
    await refuseUnlessHersToJudge(ctx, request, 'requests.leader-must-move')
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
 * Makes it a request of another service, or of another kind. With another service its team and promise follow, counted
 * from when the customer asked, so that our mistake never costs her time. Answers stay as given. Throws `NotFound` for an unknown service or kind.
 */
export async function changeService(
  ctx: Ctx,
  input: { requestId: string; service: string; kind?: string } & AsSeen,
): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getWorkable(ctx, input)
    const service = await getService(ctx, input.service)
    const isOther = service.slug !== request.service
    const kind = input.kind ?? (isOther ? service.kind : request.kind)
    if (!(KINDS as readonly string[]).includes(kind)) throw new NotFound(`kind ${kind}`)
    if (!isOther && kind === request.kind) return
    await refuseUnlessHersToJudge(ctx, request, 'requests.leader-must-move')
    await change(ctx, request.id, { kind, ...(isOther ? await columnsOf(ctx, request, service) : {}) })
    if (isOther) await changePromise(ctx, request, service)
    await publish(ctx, serviceChanged({ requestId: request.id, from: request.service, to: service.slug }))
  })
}

/** Whose it becomes. What becomes confidential is taken off the colleague's hands: she may be of another team. */
async function columnsOf(ctx: Ctx, request: Request, service: CurrentService): Promise<Partial<RequestRow>> {
  const organisation = await readOrganisation(ctx)
  const { team, because } = routeToTeam(organisation, {
    teams: service.teams,
    areas: request.areas,
    fallback: organisation.council.fallback.team,
  })
  const isMoved = team.id !== request.teamId
  const isFreed = !!request.assignedTo && (isMoved || (service.privacy.sensitive && !request.sensitive))
  if (isMoved || isFreed) await addAssignment(ctx, { id: request.id, teamId: team.id }, null)
  return {
    service_slug: service.slug,
    version_id: service.versionId,
    visibility: stricter(request.visibility, service.privacy.visibility),
    sensitive: request.sensitive || service.privacy.sensitive,
    ...(isMoved ? { team_id: team.id, routed_because: JSON.stringify(because) } : {}),
    ...(isFreed ? { assigned_to: null } : {}),
  }
}

/** What was asked in confidence never becomes public by a change of service. */
function stricter(before: string, after: string): string {
  const open = VISIBILITIES as readonly string[]
  return open.indexOf(before) > open.indexOf(after) ? before : after
}
