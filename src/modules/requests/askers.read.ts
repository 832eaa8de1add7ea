import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { namedTo } from '../customers/index.ts'
import { seenBy } from './seen-by.ts'

/** Who asked for herself, with what she gave to be known and reached by. */
export interface AskedForHerself {
  customerId: string
  name: string | null
  email: string | null
  phone: string | null
  /** Her record is what she gave then and no more: it is joined with no other. */
  isAlone: boolean
}

/** Who asked these, each once, as far as the actor may see the requests and her name. Nobody who asked for somebody else, or said neither who she is nor how she is reached. */
export async function listAskers(ctx: Ctx, requestIds: readonly string[]): Promise<AskedForHerself[]> {
  const ids = requestIds.filter(isId)
  if (ids.length === 0) return []
  const { rows } =
    await sql<AskedForHerself>`select distinct on (c.person_id) p.customer_id as "customerId", c.name, c.email, c.phone,
      (select count(*) = 1 from customers.ids_of_person o where o.customer_id = p.customer_id) as "isAlone"
    from requests.requests r join requests.participants p on p.request_id = r.id and p.role = 'reporter'
    join customers.reachable c on c.customer_id = p.customer_id
    where r.id = any(${ids}::uuid[]) and p.on_behalf is null and c.died_at is null and coalesce(c.name, c.email, c.phone) is not null and ${seenBy(ctx.actor, 'r')}
      and ${namedTo(ctx.actor, 'c.person_id')} order by c.person_id, p.joined_at`.execute(ctx.db)
  return rows
}
