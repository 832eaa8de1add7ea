import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { readOrganisation } from '../organisation/index.ts'
import { visitPutBack } from './reception.events.ts'
import { dayOf, receptionistOf, type VisitState } from './visit.ts'

export interface VisitFacts {
  id: string
  location: string
  state: VisitState
  desk: string | null
  calls: number
  calledBy: string | null
  service: string | null
  reference: string | null
  draftId: string | null
  customerId: string | null
  isChecked: boolean
  isToday: boolean
  /** The conversation of whoever serves her, or of the specialist who has begun with her by video. */
  interactionId: string | null
}

export async function getVisitForUpdate(ctx: Ctx, id: string): Promise<VisitFacts> {
  receptionistOf(ctx)
  const { rows } = await sql<VisitFacts>`select id, location, state, desk, calls, called_by as "calledBy", service,
      reference, draft_id as "draftId", customer_id as "customerId", is_checked as "isChecked",
      day = ${dayOf(ctx)}::date as "isToday", interaction_id as "interactionId"
    from reception.visits where id = ${isId(id) ? id : null}::uuid for update`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('visit')
  return rows[0]
}

type Column =
  | 'state'
  | 'called_at'
  | 'called_by'
  | 'desk'
  | 'calls'
  | 'served_at'
  | 'interaction_id'
  | 'ended_at'
  | 'left_because'

/** She waits, at her old place, as if nobody had called her. */
export const WAITS_AGAIN = {
  state: 'waiting',
  called_at: null,
  called_by: null,
  desk: null,
  calls: 0,
  interaction_id: null,
} as const

export async function changeVisit(ctx: Ctx, id: string, columns: Partial<Record<Column, unknown>>): Promise<void> {
  await ctx.db
    .updateTable('reception.visits')
    .set(columns as object)
    .where('id', '=', id)
    .execute()
}

export async function waitAgain(ctx: Ctx, visitId: string): Promise<void> {
  await changeVisit(ctx, visitId, WAITS_AGAIN)
  await publish(ctx, visitPutBack({ visitId }))
}

/** Whether the visit that this names waits to be called. */
export const isWaiting = (visit: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from reception.visits v where v.id = ${visit} and v.state = 'waiting')`

/** Throws NotFound for a location that the council does not have. */
export async function mustBeLocation(ctx: Ctx, id: string): Promise<void> {
  const { locations } = await readOrganisation(ctx)
  if (!locations.some(location => location.id === id)) throw new NotFound('location')
}
