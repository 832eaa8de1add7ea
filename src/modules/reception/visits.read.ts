import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { namedTo } from '../customers/index.ts'
import { type Door, doorOf } from './door.ts'
import { dayOf, inTurn, receptionistOf, type VisitNeed, type VisitState } from './visit.ts'
import { mustBeLocation } from './visits.store.ts'
import { type WaitNow, waitOf, waitQuery } from './wait.read.ts'

export interface VisitRow {
  id: string
  ticket: string
  state: VisitState
  /** She cannot wait: any desk calls her, before everybody else. */
  isUrgent: boolean
  name: string
  hasReference: boolean
  hasDraft: boolean
  isKnown: boolean
  /** What whoever meets her has to do. */
  markers: string[]
  needs: string[]
  service: string | null
  themes: string[]
  skills: string[]
  arrivedAt: Date
  /** Her time, where she has booked. */
  dueAt: Date | null
  toldFrom: number | null
  toldTo: number | null
  calledBy: string | null
  calledAt: Date | null
  desk: string | null
  calls: number
  interactionId: string | null
}

export interface OpenDesk {
  staffId: string
  desk: string
  skills: string[]
  openedAt: Date
}

export interface ReceptionView {
  /** Waiting, called and being served, in the order in which they are called. */
  visits: VisitRow[]
  desks: OpenDesk[]
  /** Who left within the last half hour: what was pressed by mistake is put right, and who came back waits again. */
  leftLately: { id: string; ticket: string; name: string }[]
  servedToday: number
  leftToday: number
  /** For whoever comes now. */
  wait: WaitNow
  /** As the kiosk and the display have it. */
  door: Door
}

/** Who left is shown for so long. */
const LEFT_MINUTES = 30

/** Who is at a location now, as whoever receives people there sees it. One query. */
export async function readReception(ctx: Ctx, location: string): Promise<ReceptionView> {
  receptionistOf(ctx)
  await mustBeLocation(ctx, location)
  const here = sql`v.location = ${location} and v.day = ${dayOf(ctx)}::date`
  const { rows } = await sql<Omit<ReceptionView, 'door'> & { wait: Parameters<typeof waitOf>[0] }>`select
    coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'ticket', v.ticket, 'state', v.state, 'isUrgent', v.is_urgent,
        'name', case when ${namedTo(ctx.actor, 'who.person_id')} is false then '' else v.name end,
        'hasReference', v.reference is not null, 'hasDraft', v.draft_id is not null, 'isKnown', v.is_checked,
        'markers', array(select m.instruction from customers.current_markers m where m.customer_id = v.customer_id order by m.recorded_at),
        'needs', v.needs, 'service', v.service, 'themes', v.themes, 'skills', v.skills, 'arrivedAt', v.arrived_at,
        'toldFrom', v.told_from, 'toldTo', v.told_to, 'calledBy', v.called_by, 'calledAt', v.called_at, 'desk', v.desk, 'calls', v.calls,
        'interactionId', v.interaction_id, 'dueAt', v.due_at) order by ${inTurn(ctx)})
      from reception.visits v left join customers.identity who on who.customer_id = v.customer_id
      where ${here} and v.state in ('waiting', 'called', 'being-served')), '[]') as visits,
    coalesce((select jsonb_agg(jsonb_build_object('staffId', d.staff_id, 'desk', d.desk, 'skills', d.skills, 'openedAt', d.opened_at)
        order by d.desk)
      from reception.desks d
      where d.location = ${location} and d.day = ${dayOf(ctx)}::date), '[]') as desks,
    coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'ticket', v.ticket,
        'name', case when ${namedTo(ctx.actor, 'who.person_id')} is false then '' else v.name end) order by v.ended_at desc)
      from reception.visits v left join customers.identity who on who.customer_id = v.customer_id
      where ${here} and v.state = 'left' and v.ended_at > ${ctx.now()}::timestamptz - make_interval(mins => ${LEFT_MINUTES})), '[]') as "leftLately",
    (select count(*)::int from reception.visits v where ${here} and v.state = 'served') as "servedToday",
    (select count(*)::int from reception.visits v where ${here} and v.state = 'left') as "leftToday",
    (select to_jsonb(w) from (${waitQuery(ctx, location)}) w) as wait`.execute(ctx.db)
  const view = rows[0]!
  const wait = waitOf(view.wait)
  const desks = view.desks.map(each => ({ ...each, openedAt: new Date(each.openedAt) }))
  const door = await doorOf(ctx, location, { wait: async () => wait, desks: async () => desks })
  return { ...view, visits: view.visits.map(timed), desks, wait, door }
}

const timed = (each: VisitRow): VisitRow => ({
  ...each,
  arrivedAt: new Date(each.arrivedAt),
  dueAt: each.dueAt && new Date(each.dueAt),
  calledAt: each.calledAt && new Date(each.calledAt),
})

export interface DisplayedVisit {
  ticket: string
  /** Null: a colleague shows her to the screen at which a specialist has begun. */
  desk: string | null
  calls: number
  isNew: boolean
}

/** Tickets stay on the display so long after they were called, though they are being served. */
const SHOWN_MINUTES = 3
/** A call is new, and blinks, for so long. */
const NEW_SECONDS = 25

/** Tickets called and to which desk, the newest first: all that a screen in a public room may show. */
export async function listCalled(ctx: Ctx, location: string): Promise<DisplayedVisit[]> {
  await mustBeLocation(ctx, location)
  const { rows } = await sql<DisplayedVisit>`select ticket, desk, calls,
      state = 'called' and called_at > ${ctx.now()}::timestamptz - make_interval(secs => ${NEW_SECONDS}) as "isNew"
    from reception.visits where location = ${location} and day = ${dayOf(ctx)}::date
      and (state = 'called' or (state = 'being-served' and called_at > ${ctx.now()}::timestamptz - make_interval(mins => ${SHOWN_MINUTES})))
    order by called_at desc, id limit 8`.execute(ctx.db)
  return rows
}

export interface Ticket {
  ticket: string
  state: VisitState
  isUrgent: boolean
  toldFrom: number | null
  toldTo: number | null
  /** Her time, where she has booked. */
  dueAt: Date | null
  /** That time has come or is over. */
  isDue: boolean
  ahead: number
}

/** What somebody is told who just came; whoever has the visit's id. Nothing of who it is. */
export async function readTicket(ctx: Ctx, location: string, visitId: string): Promise<Ticket> {
  const { rows } =
    await sql<Ticket>`select v.ticket, v.state, v.is_urgent as "isUrgent", v.told_from as "toldFrom", v.told_to as "toldTo", v.due_at as "dueAt",
      coalesce(v.due_at <= ${ctx.now()}, false) as "isDue",
      (select count(*)::int from reception.visits o where o.location = v.location and o.day = v.day
        and o.state = 'waiting' and o.arrived_at < v.arrived_at) as ahead
    from reception.visits v where v.id = ${isId(visitId) ? visitId : null}::uuid and v.location = ${location}
      and v.day = ${dayOf(ctx)}::date`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('visit')
  return rows[0]
}

export interface VisitNow {
  location: string
  ticket: string
  state: VisitState
  desk: string | null
}

/** Where these visits are by now, the oldest first: nothing of who it is, for whoever may know why they came. */
export async function listVisitsNow(ctx: Ctx, ids: readonly string[]): Promise<VisitNow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<VisitNow>`select location, ticket, state, desk from reception.visits
    where id = any(${[...ids]}::uuid[]) order by arrived_at, id`.execute(ctx.db)
  return rows
}

export interface VisitOf {
  ticket: string
  /** As she gave it to a colleague, or booked; empty where nobody did, or where her record is kept from the actor. */
  name: string
  /** She said it to whoever checked her in; a booking may have come with its reference alone. */
  isNameSaid: boolean
  needs: VisitNeed[]
}

/** The visit that a conversation is with: what was told when she came. For whoever has that conversation; null: there is none. */
export async function findVisitOf(ctx: Ctx, interactionId: string): Promise<VisitOf | null> {
  const { rows } = await sql<VisitOf>`select v.ticket, v.needs, v.channel = 'desk' and v.due_at is null as "isNameSaid",
      case when ${namedTo(ctx.actor, 'who.person_id')} is false then '' else v.name end as name
    from reception.visits v left join customers.identity who on who.customer_id = v.customer_id
    where v.interaction_id = ${isId(interactionId) ? interactionId : null}::uuid`.execute(ctx.db)
  return rows[0] ?? null
}
