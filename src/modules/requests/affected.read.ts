import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Language } from '../../platform/text.ts'
import type { Need } from '../customers/index.ts'
import type { Extent } from '../places/index.ts'
import { type Way, waysOf } from './told-by.ts'

/** Somebody who waits for something and wants to hear everything about it. */
export interface Affected {
  id: string
  way: Way
  recipient: string
  /** Her email and her phone, by whichever of them she is told. */
  addresses: string[]
  language: Language
  needs: Need[]
  neutral: boolean
  requestId: string
}

/** Of a notice: where it holds, and the services. */
interface About extends Extent {
  services: readonly string[]
  /** Requests that another body deals with: the notice is about our work. */
  except: readonly string[]
}

/** Requests, participants and the way each is told, of whom such a notice affects. */
const affected = (ctx: Ctx, { services, areas, postcodes, except }: About) => sql`requests.requests r
    join requests.participants p on p.request_id = r.id and p.told and p.hears = 'everything' and p.left_at is null
    join customers.reachable c on c.customer_id = p.customer_id and c.informed
    cross join lateral (select x.way, case x.way when 'email' then x.email when 'text' then x.text else x.letter end as recipient
      from ${waysOf(ctx)} x) k
    where r.service_slug = any(${[...services]}::text[]) and r.status <> 'closed' and not r.sensitive
      and r.id <> all(${[...except]}::uuid[])
      and places.is_within(${[...areas]}::text[], ${[...postcodes]}::text[],
        coalesce(r.postcode, case when ${postcodes.length > 0} then places.postcode_near(r.lat, r.lng) end), r.areas || r.ward)`

/**
 * Who has an open request for one of these services, there, and wants to hear of what
 * happens to it: each address once. Requests that must stay private are left out, and so is where the place is not known.
 * At most `limit`, in the order of their addresses; `after`: those behind this one, in small letters.
 */
export async function listAffected(
  ctx: Ctx,
  about: About,
  { after, limit }: { after: string; limit: number },
): Promise<Affected[]> {
  const { rows } = await sql<Affected>`
    select distinct on (lower(k.recipient)) p.id, k.way, k.recipient,
      array_remove(array[c.email, c.phone], null) as addresses, p.language, p.request_id as "requestId",
      exists (select from customers.ways w where w.customer_id = p.customer_id and w.value = k.recipient and w.neutral) as neutral,
      array(select distinct n.kind from customers.current_needs n where n.customer_id = p.customer_id order by 1) as needs
    from ${affected(ctx, about)} and lower(k.recipient) > ${after}
    order by lower(k.recipient), p.joined_at, p.id limit ${limit}`.execute(ctx.db)
  return rows
}

/** How many they are. */
export async function countAffected(ctx: Ctx, about: About): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(distinct lower(k.recipient))::int as count
    from ${affected(ctx, about)}`.execute(ctx.db)
  return rows[0]!.count
}
