import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { getService, readCatalogue } from '../catalogue/index.ts'
import { listCustomers } from '../customers/index.ts'
import { tellDuty } from './danger.ts'
import { cannotWait, checkedIn } from './reception.events.ts'
import { dayOf, drawTicket, receptionistOf, skillsWanted, VISIT_NEEDS, type VisitNeed } from './visit.ts'
import { mustBeLocation } from './visits.store.ts'
import { readWait } from './wait.read.ts'

export interface NewVisit {
  /** An id made with the form it comes from: sent twice it is one visit. */
  key?: string
  location: string
  service?: string
  theme?: string
  needs?: VisitNeed[]
  /** She said that she cannot wait: she is called first, and the duty team hears of it. */
  isUrgent?: boolean
  /** Twelve digits. Whether there is such a request is seen by who serves her, not by who waits beside her. */
  reference?: string
  /** The form she began, found by its code. */
  draftId?: string
  /** Who it is, where a colleague checks her in. */
  person?: { name: string; customerId?: string; isChecked?: boolean }
  /** She booked a time under this name: said by `bookings` alone, from a kiosk too. */
  booked?: { dueAt: Date; name: string; customerId: string | null; byVideo: boolean }
}

/** Times a ticket is drawn: more than a thousand a day are there. */
const DRAWS = 60

/** Somebody came: she gets a ticket and is told how long it will be. Answers the visit's id. */
export async function checkIn(ctx: Ctx, input: NewVisit): Promise<string> {
  await mustBeLocation(ctx, input.location)
  if (ctx.channel !== 'kiosk' || input.person) receptionistOf(ctx)
  const about = await readNeed(ctx, input)
  if (input.person?.customerId) await mustBeKnownTo(ctx, input.person.customerId)
  return ctx.transaction(async ctx => {
    await lockLocation(ctx, input.location)
    const id = input.key ?? newId()
    if (await isThere(ctx, id)) {
      if (input.isUrgent) await makeUrgent(ctx, { id, location: input.location, ...about })
      return id
    }
    const needs = [...new Set([...(input.needs ?? []), ...(await knownNeeds(ctx, input.person))])]
    const { ahead, serving, range } = await readWait(ctx, input.location)
    const [isUrgent, ticket] = [input.isUrgent ?? false, await freeTicket(ctx, input.location)]
    const told = input.booked || isUrgent ? null : range
    await ctx.db
      .insertInto('reception.visits')
      .values({
        id,
        location: input.location,
        day: dayOf(ctx),
        ticket,
        is_urgent: isUrgent,
        channel: ctx.channel === 'kiosk' ? 'kiosk' : 'desk',
        language: ctx.language,
        name: maskCards(input.person?.name ?? input.booked?.name ?? ''),
        due_at: input.booked?.dueAt ?? null,
        reference: input.reference ?? null,
        draft_id: input.draftId ?? null,
        customer_id: input.person?.customerId ?? input.booked?.customerId ?? null,
        is_checked: !!input.person?.customerId && !!input.person.isChecked,
        needs,
        ...about,
        skills: skillsWanted({ needs, language: ctx.language, byVideo: !!input.booked?.byVideo }),
        state: 'waiting',
        ahead,
        serving,
        told_from: told?.from ?? null,
        told_to: told?.to ?? null,
        arrived_at: ctx.now(),
      })
      .execute()
    const channel = ctx.channel === 'kiosk' ? 'kiosk' : 'desk'
    await publish(ctx, checkedIn({ visitId: id, location: input.location, channel, service: about.service }))
    if (isUrgent) await tellDuty(ctx, { visitId: id, location: input.location, ticket, service: about.service })
    return id
  })
}

/** The service and its themes, or the theme alone, or that she does not know. */
async function readNeed(ctx: Ctx, { service, theme }: NewVisit) {
  if (service) return { service, themes: (await getService(ctx, service)).themes }
  const { themes } = await readCatalogue(ctx)
  if (theme && !themes.some(each => each.id === theme)) throw new NotFound('theme')
  return { service: null, themes: theme ? [theme] : [] }
}

/** What we know that she needs comes with her ticket by itself, once it was checked that it is she. */
async function knownNeeds(ctx: Ctx, person: NewVisit['person']): Promise<VisitNeed[]> {
  if (!person?.customerId || !person.isChecked) return []
  const { rows } = await sql<{
    kind: VisitNeed
  }>`select distinct n.kind from (values (${person.customerId}::uuid)) asked (id)
    join customers.ids_of_person hers on hers.customer_id = asked.id
    join customers.current_needs n on n.customer_id = hers.other_id
    where n.kind = any(${[...VISIT_NEEDS]}::text[]) order by 1`.execute(ctx.db)
  return rows.map(row => row.kind)
}

async function mustBeKnownTo(ctx: Ctx, customerId: string): Promise<void> {
  const [customer] = await listCustomers(ctx, [customerId])
  if (customer?.name == null) throw new NotFound('customer')
}

/** One after the other: two who come at once do not get one ticket, and the second counts the first. */
const lockLocation = (ctx: Ctx, location: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended('reception:' || ${location}, 0))`.execute(ctx.db)

async function isThere(ctx: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`select from reception.visits where id = ${id}::uuid`.execute(ctx.db)
  return rows.length > 0
}

/**
 * She touched another answer just before, and then that she cannot wait: this counts, whichever the server read first, and once. Whoever
 * is at a desk already is with a colleague.
 */
async function makeUrgent(
  ctx: Ctx,
  { id, location, service, themes }: { id: string; location: string; service: string | null; themes: string[] },
): Promise<void> {
  const { rows } = await sql<{ ticket: string }>`update reception.visits
    set is_urgent = true, told_from = null, told_to = null, service = ${service}, themes = ${themes}::text[]
    where id = ${id}::uuid and location = ${location} and state in ('waiting', 'called') and not is_urgent
    returning ticket`.execute(ctx.db)
  if (!rows[0]) return
  await publish(ctx, cannotWait({ visitId: id }))
  await tellDuty(ctx, { visitId: id, location, ticket: rows[0].ticket, service })
}

async function freeTicket(ctx: Ctx, location: string): Promise<string> {
  const drawn = Array.from({ length: DRAWS }, () => drawTicket())
  const { rows } = await sql<{
    ticket: string
  }>`select t.ticket from unnest(${drawn}::text[]) with ordinality as t (ticket, n)
    where not exists (select from reception.visits v where v.location = ${location} and v.day = ${dayOf(ctx)}::date
      and v.ticket = t.ticket)
    order by t.n limit 1`.execute(ctx.db)
  refuseUnless(rows.length > 0, 'reception.full')
  return rows[0]!.ticket
}
