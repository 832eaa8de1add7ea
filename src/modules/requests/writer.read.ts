import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import type { Language } from '../../platform/text.ts'
import type { WrittenFrom } from '../customers/index.ts'
import type { Status } from './request.ts'

/** A request that somebody seems to write about, and as whom. */
export interface Writer {
  requestId: string
  reference: string
  service: string
  status: Status
  /** Null: it is not known that whoever writes takes part in it. */
  participantId: string | null
  language: Language
}

/**
 * The request of a participation, or with a reference; and the participation in it of whoever writes from there. Only who
 * is known by her address or number writes as herself: a reference can be read on anybody's letter. `by` null: with a participation
 * she has sent back what only she had from us; with a reference she is nobody. Null: there is no such request.
 */
export async function findWriter(
  ctx: Ctx,
  about: { participantId: string } | { reference: string },
  by: WrittenFrom | null,
): Promise<Writer | null> {
  const own = 'participantId' in about && isId(about.participantId) ? about.participantId : null
  const which =
    'reference' in about
      ? sql`r.reference = ${about.reference}`
      : sql`r.id = coalesce((select request_id from requests.participants where id = ${own}::uuid), ${own}::uuid)`
  const isHer = by
    ? sql`exists (select from customers.ids_of_person hers
        join customers.point_holders h on h.customer_id = hers.other_id and h.kind = ${by.kind} and h.normal = ${by.value.toLowerCase()}
        where hers.customer_id = p.customer_id)`
    : sql`p.id = ${own}::uuid`
  const { rows } = await sql<Writer>`select r.id as "requestId", r.reference, r.service_slug as service, r.status,
      p.id as "participantId", coalesce(p.language, 'en') as language
    from requests.requests r
    left join lateral (select p.id, p.language from requests.participants p
      where p.request_id = r.id and p.left_at is null and ${isHer} order by p.role desc limit 1) p on true
    where ${which}`.execute(ctx.db)
  return rows[0] ?? null
}
