import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import type { Answers } from '../../platform/form/index.ts'
import { type CurrentService, getService, KINDS, promiseFor, VISIBILITIES } from '../catalogue/index.ts'
import { readOrganisation, routeToTeam } from '../organisation/index.ts'
import { dueAfterPauses } from './pause-request.ts'
import { requestMoved, serviceChanged } from './requests.events.ts'
import {
  type AsSeen,
  addAssignment,
  addUpdate,
  change,
  getWorkable,
  type Request,
  type RequestRow,
  refreshDue,
} from './requests.store.ts'

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
 * from when the customer asked, so that our mistake never costs her time; what we waited for her still counts, and so does
 * a step that was kept. Answers stay as given. Throws `NotFound` for an unknown service or kind.
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
    await change(ctx, request.id, { kind, ...(isOther ? await columnsOf(ctx, request, service) : {}) })
    if (isOther) await promiseAnew(ctx, request, service)
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

async function promiseAnew(ctx: Ctx, request: Request, service: CurrentService): Promise<void> {
  const promise = promiseFor(await readOrganisation(ctx), service, request.openedAt, request.answers as Answers)
  const before = await ctx.db
    .deleteFrom('requests.promises')
    .where('request_id', '=', request.id)
    .returning(['step', 'kept_at'])
    .execute()
  const kept = new Map(before.map(({ step, kept_at }) => [step, kept_at]))
  const promised = promise.steps.map(({ id, due }, position) => ({
    step: id,
    position,
    first_due_at: due,
    due_at: due,
  }))
  const steps = await dueAfterPauses(ctx, service.versionId, promised, await listPauses(ctx, request.id))
  if (steps.length > 0)
    await ctx.db
      .insertInto('requests.promises')
      .values(steps.map(step => ({ ...step, request_id: request.id, kept_at: kept.get(step.step) ?? null })))
      .execute()
  await refreshDue(ctx, request.id)
}

/** The pauses that have ended. One that goes on counts when it ends. */
async function listPauses(ctx: Ctx, requestId: string): Promise<{ from: Date; to: Date }[]> {
  const rows = await ctx.db
    .selectFrom('requests.pauses')
    .select(['started_at', 'ended_at'])
    .where('request_id', '=', requestId)
    .where('ended_at', 'is not', null)
    .orderBy('ended_at')
    .execute()
  return rows.map(row => ({ from: row.started_at, to: row.ended_at! }))
}

/** What was asked in confidence never becomes public by a change of service. */
function stricter(before: string, after: string): string {
  const open = VISIBILITIES as readonly string[]
  return open.indexOf(before) > open.indexOf(after) ? before : after
}
