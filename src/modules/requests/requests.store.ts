import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Rows } from '../../platform/database/rows.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { canJudge, canWorkOn, type Outcome, type Status } from './request.ts'
import {
  messageHeld,
  messageUndone,
  participantJoined,
  participantLeft,
  participantReturned,
  relatedTaken,
  requestViewed,
  updateWritten,
} from './requests.events.ts'
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
  withdrawnAt: Date | null
  /** Since when its words wait for a colleague, because they may mean danger: they are not public until then. */
  heldAt: Date | null
  /** What everybody reads in place of what was written; null: as it was written. */
  shownWords: string | null
  shownPlace: string | null
  /** The duty teams that were told of danger in it. */
  confidedTo: string[]
  teamId: string
  assignedTo: string | null
  takenById: string | null
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

function toRequest(row: RequestRow & { taken_by: string | null }): Request {
  return {
    id: row.id,
    reference: row.reference,
    service: row.service_slug,
    versionId: row.version_id,
    kind: row.kind,
    status: row.status as Status,
    visibility: row.visibility,
    sensitive: row.sensitive,
    withdrawnAt: row.withdrawn_at,
    heldAt: row.held_at,
    shownWords: row.shown_words,
    shownPlace: row.shown_place,
    confidedTo: row.confided_to,
    teamId: row.team_id,
    assignedTo: row.assigned_to,
    takenById: row.taken_by,
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

const takenBy = sql<string | null>`(select taken_by from requests.submissions s where s.id = submission_id)`.as(
  'taken_by',
)

/** What an action by a colleague may say of the page it was pressed on. */
export interface AsSeen {
  /** `seq` of the last event she saw: where more has happened since, it is refused with `requests.changed-meanwhile`. */
  asOf?: number | undefined
}

/** The request, locked until the transaction ends, if this actor may see it. Not yours is not found. */
export async function getForUpdate(
  ctx: Ctx,
  id: string,
  { asOf, isSeen = seenBy(ctx.actor) }: AsSeen & { isSeen?: RawBuilder<boolean> } = {},
): Promise<Request> {
  if (!isId(id)) throw new NotFound('request')
  const query = ctx.db.selectFrom('requests.requests').selectAll().select(takenBy).where('id', '=', id)
  const row = await query.where(isSeen).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound('request')
  if (asOf !== undefined) await refuseIfChanged(ctx, id, asOf)
  return toRequest(row)
}

/** News that changes nothing for who is about to act. */
const NO_CHANGE = [
  requestViewed.type,
  participantJoined.type,
  participantLeft.type,
  participantReturned.type,
  messageUndone.type,
  relatedTaken.type,
]

async function refuseIfChanged(ctx: Ctx, id: string, asOf: number): Promise<void> {
  const news = await ctx.db
    .selectFrom('platform.events')
    .select('seq')
    .where('subject', '=', id)
    .where('seq', '>', asOf)
    .where('type', 'not in', NO_CHANGE)
    // Her own message is no news to her, nor that it went a moment after she sent it. A colleague's is, before it goes.
    .where(
      sql<boolean>`not (actor_id = ${ctx.actor.id} and (type = ${messageHeld.type} or type = ${updateWritten.type} and exists (
        select from platform.events h
        where h.subject = ${id}::uuid and h.type = ${messageHeld.type} and h.data->>'updateId' = events.data->>'updateId')))`,
    )
    .limit(1)
    .executeTakeFirst()
  refuseUnless(!news, 'requests.changed-meanwhile')
}

/** The same for what is done to requests that are not closed, by those who may work on them. */
export async function getWorkable(ctx: Ctx, input: { requestId: string } & AsSeen): Promise<Request> {
  const request = await getForUpdate(ctx, input.requestId, input)
  refuseUnless(canWorkOn(request, ctx.actor), 'requests.not-yours')
  refuseUnless(request.status !== 'closed', 'requests.closed')
  return request
}

/**
 * What a customer said is not sorted is judged by a leader, and by another than whoever closed it before. `because` says what
 * only a leader may do with it.
 */
export async function refuseUnlessHersToJudge(ctx: Ctx, request: Request, because: string): Promise<void> {
  refuseUnless(canJudge(request, ctx.actor), because)
  if (!request.needsLeader) return
  const before = await findClosureToJudge(ctx, request.id)
  refuseUnless(!before?.by_staff || before.by_staff !== ctx.actor.id, 'requests.another-must-close')
}

/** Several at once, always locked in the same order so that two bulk actions cannot block each other. */
export async function listForUpdate(ctx: Ctx, ids: string[]): Promise<Request[]> {
  const wanted = ids.filter(isId)
  if (wanted.length === 0) return []
  const rows = await ctx.db
    .selectFrom('requests.requests')
    .selectAll()
    .select(takenBy)
    .where('id', 'in', wanted)
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
    /** It waited for the team's leader until then. */
    forLeader: boolean
    /** Its work was planned. */
    scheduled: boolean
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
      words: maskCards(closure.words),
      challenge: closure.challenge === undefined ? null : maskCards(closure.challenge),
      body: closure.body ?? null,
      body_reference: closure.bodyReference ?? null,
      for_leader: closure.forLeader,
      scheduled: closure.scheduled,
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
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The closure that a leader looks at again: the newest that was not itself such a second look. */
async function findClosureToJudge(ctx: Ctx, requestId: string) {
  return ctx.db
    .selectFrom('requests.closures')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('for_leader', '=', false)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Sets the next due time from the steps still open. Answers when the last step is due. */
export async function refreshDue(ctx: Ctx, requestId: string): Promise<Date | null> {
  const { rows } = await sql<{ due_at: Date | null }>`update requests.requests r set updated_at = ${ctx.now()},
      next_due_at = (select min(due_at) from requests.promises p where p.request_id = r.id and p.kept_at is null),
      due_at = (select max(due_at) from requests.promises p where p.request_id = r.id)
    where r.id = ${requestId} returning due_at`.execute(ctx.db)
  return rows[0]?.due_at ?? null
}

/** The participant behind a private link, with the request she follows; `NotFound` when the link was given up. */
export async function getParticipant(ctx: Ctx, participantId: string) {
  const row = await ctx.db
    .selectFrom('requests.participants')
    .selectAll()
    .where('id', '=', participantId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new NotFound('participant')
  return row
}
