import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Answers } from '../../platform/form/index.ts'
import { isId } from '../../platform/id.ts'
import type { Outcome, Status } from './request.ts'
import { wordsConfined } from './seen-by.ts'

/** A request as another system may need it. Who asked and what was written are parts of their own: not everybody is told. */
export interface RequestFacts {
  id: string
  reference: string
  service: string
  /** The version of the service it was opened under. */
  versionId: string
  kind: string
  status: Status
  outcome: Outcome | null
  team: string
  ward: string | null
  areas: string[]
  openedAt: Date
  nextDueAt: Date | null
  dueAt: Date | null
  closedAt: Date | null
  sensitive: boolean
  /** On the public site too: its place may be told. */
  isPublic: boolean
  /** Its words wait for a colleague, or others are shown in their place: what was written is nobody's to be told. */
  isConfined: boolean
  lat: number | null
  lng: number | null
  details: string
  answers: Answers
  placeWords: string | null
  /** What a colleague lets everybody read in place of the words and the place; null: these as they are. */
  shownWords: string | null
  shownPlace: string | null
  postcode: string | null
  /** The reporter, as far as she said. */
  asker: { name: string | null; email: string | null; phone: string | null } | null
}

/** In no order; those that are gone are left out. For the program itself: it asks nobody's permission. */
export async function listRequestFacts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, RequestFacts>> {
  const { rows } =
    await sql<RequestFacts>`select r.id, r.reference, r.service_slug as service, r.version_id as "versionId", r.kind, r.status,
      (select k.outcome from requests.closures k where k.request_id = r.id and k.reopened_at is null
        order by k.created_at desc limit 1) as outcome,
      r.team_id as team, r.ward, r.areas, r.opened_at as "openedAt", r.next_due_at as "nextDueAt", r.due_at as "dueAt",
      r.closed_at as "closedAt", r.sensitive, r.visibility = 'public' and not r.sensitive and r.withdrawn_at is null and r.held_at is null as "isPublic", ${wordsConfined('r')} as "isConfined", r.shown_words as "shownWords", r.shown_place as "shownPlace",
      r.lat, r.lng, r.details, r.answers, r.place_words as "placeWords", r.postcode,
      (select jsonb_build_object('name', c.name, 'email', c.email, 'phone', c.phone) from requests.participants p
        join customers.reachable c on c.customer_id = p.customer_id
        where p.request_id = r.id and p.role = 'reporter' limit 1) as asker
    from requests.requests r where r.id = any(${ids.filter(isId)}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(row => [row.id, row]))
}
