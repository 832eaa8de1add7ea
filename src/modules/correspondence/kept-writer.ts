import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { ofThisRow } from '../../platform/database/of-this-row.ts'
import { namedTo } from '../customers/index.ts'

/** What was received (`r`) came from an address or number of somebody whose record is kept from the actor. */
export const isOfKeptWriter = (actor: Actor): RawBuilder<boolean> =>
  sql<boolean>`exists (select from customers.point_holders h join customers.identity who on who.customer_id = h.customer_id
    where h.kind = case r.medium when 'email' then 'email' else 'phone' end and h.normal = lower(r.from_address)
      and not ${namedTo(actor, 'who.person_id')} ${ofThisRow})`
