import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Rows } from '../../platform/database/rows.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/id.ts'
import type { Outcome, Status } from './request.ts'
import { seenBy } from './seen-by.ts'

export type RequestRow = Selectable<Rows['requests.requests']>

/** A request as the rules and actions know it. */
export interface Request {
  id: string
  reference: string
  service: string
  versionId: string
  kind: string
  status: Status
  visibility: string
  sensitive: boolean
  teamId: string
  assignedTo: string | null
  needsLeader: boolean
  areas: string[]
  answers: Record<string, unknown>
  openedAt: Date
  dueAt: Date | null
  nextDueAt: Date | null
  closedAt: Date | null
  mergedInto: string | null
  submissionId: string
}

function toRequest(row: RequestRow): Request {
  return {
    id: row.id,
    reference: row.reference,
    service: row.service_slug,
    versionId: row.version_id,
    kind: row.kind,
    status: row.status as Status,
    visibility: row.visibility,
    sensitive: row.sensitive,
    teamId: row.team_id,
    assignedTo: row.assigned_to,
    needsLeader: row.needs_leader,
    areas: row.areas,
    answers: row.answers as Record<string, unknown>,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    nextDueAt: row.next_due_at,
    closedAt: row.closed_at,
    mergedInto: row.merged_into,
    submissionId: row.submission_id,
  }
}

/** The request, locked until the transaction ends, if this actor may see it. Not yours is not found. */
export async function getForUpdate(ctx: Ctx, id: string): Promise<Request> {
  if (!isId(id)) throw new NotFound('request')
  const row = await ctx.db
    .selectFrom('requests.requests')
    .selectAll()
    .where('id', '=', id)
    .where(seenBy(ctx.actor))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFound('request')
  return toRequest(row)
}

/** Several at once, always locked in the same order so that two bulk actions cannot block each other. */
export async function listForUpdate(ctx: Ctx, ids: string[]): Promise<Request[]> {
  const rows = await ctx.db
    .selectFrom('requests.requests')
    .selectAll()
    .where('id', 'in', ids.filter(isId))
    .where(seenBy(ctx.actor))
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(toRequest)
}

/** Changes columns of a request and marks it as changed now. */
export async function change(ctx: Ctx, id: string, columns: Partial<RequestRow>): Promise<void> {
  await ctx.db
    .updateTable('requests.requests')
    .set({ ...(columns as object), updated_at: ctx.now() })
    .where('id', '=', id)
    .execute()
}

export async function addUpdate(
  ctx: Ctx,
  update: {
    requestId: string
    audience: 'public' | 'participants' | 'staff'
    words: string
    participantId?: string
    external?: { source: string; id: string }
  },
): Promise<string> {
  const id = newId(ctx.now().getTime())
  await ctx.db
    .insertInto('requests.updates')
    .values({
      id,
      request_id: update.requestId,
      audience: update.audience,
      author_kind: ctx.actor.kind,
      staff_id: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
      participant_id: update.participantId ?? null,
      words: update.words,
      external_source: update.external?.source ?? null,
      external_id: update.external?.id ?? null,
      created_at: ctx.now(),
    })
    .execute()
  return id
}

export async function addAssignment(
  ctx: Ctx,
  request: { id: string; teamId: string },
  staffId: string | null,
): Promise<void> {
  await ctx.db
    .insertInto('requests.assignments')
    .values({
      id: newId(ctx.now().getTime()),
      request_id: request.id,
      team_id: request.teamId,
      staff_id: staffId,
      by_staff: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
      created_at: ctx.now(),
    })
    .execute()
}

export async function addClosure(
  ctx: Ctx,
  closure: {
    requestId: string
    outcome: Outcome
    words: string
    challenge?: string
    body?: string
    bodyReference?: string
  },
): Promise<string> {
  const id = newId(ctx.now().getTime())
  await ctx.db
    .insertInto('requests.closures')
    .values({
      id,
      request_id: closure.requestId,
      outcome: closure.outcome,
      words: closure.words,
      challenge: closure.challenge ?? null,
      body: closure.body ?? null,
      body_reference: closure.bodyReference ?? null,
      by_staff: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
      created_at: ctx.now(),
    })
    .execute()
  return id
}

/** The closure that holds now: the newest that was not opened again. */
export async function findClosure(ctx: Ctx, requestId: string) {
  return ctx.db
    .selectFrom('requests.closures')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('reopened_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Sets the next due time from the steps still open. */
export async function refreshDue(ctx: Ctx, requestId: string): Promise<void> {
  await sql`update requests.requests r set updated_at = ${ctx.now()},
      next_due_at = (select min(due_at) from requests.promises p where p.request_id = r.id and p.kept_at is null),
      due_at = (select max(due_at) from requests.promises p where p.request_id = r.id)
    where r.id = ${requestId}`.execute(ctx.db)
}

export async function addPhotos(
  ctx: Ctx,
  requestId: string,
  fileIds: string[],
  of: { updateId?: string; closureId?: string; released?: boolean },
): Promise<void> {
  if (fileIds.length === 0) return
  await ctx.db
    .insertInto('requests.photos')
    .values(
      fileIds.map(fileId => ({
        request_id: requestId,
        file_id: fileId,
        update_id: of.updateId ?? null,
        closure_id: of.closureId ?? null,
        released_at: of.released ? ctx.now() : null,
        released_by: of.released && ctx.actor.kind === 'staff' ? ctx.actor.id : null,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** The participant behind a private link, with the request she follows; `NotFound` when the link was given up. */
export async function getParticipant(ctx: Ctx, participantId: string) {
  const row = await ctx.db
    .selectFrom('requests.participants')
    .selectAll()
    .where('id', '=', participantId)
    .executeTakeFirst()
  if (!row) throw new NotFound('participant')
  return row
}
