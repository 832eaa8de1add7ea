import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import type { ContactPoint } from './customer.ts'
import { seenBy } from './seen-by.ts'

/** What she is called and how she is reached now, to tell what is said of her from what is said of somebody else. */
export interface OwnContact {
  id: string
  /** Without protected ones: nobody is found by those. The one she goes by first. */
  names: string[]
  points: Pick<
    ContactPoint,
    'id' | 'kind' | 'value' | 'normal' | 'preferred' | 'safe' | 'textOk' | 'messageOk' | 'neutral'
  >[]
}

/** By any of her ids. Null: no such person, one whose record the actor may not see, or one who has died. */
export async function findOwnContact(ctx: Ctx, customerId: string): Promise<OwnContact | null> {
  if (!isId(customerId)) return null
  const { rows } = await sql<OwnContact>`select c.id,
      array(select x.name from (select c.name as name, 0 as at union all select n.name, 1 from customers.other_names n
        where n.customer_id = any(p.ids) and n.ended_at is null and not n.protected) x where x.name <> '' order by x.at) as names,
      (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'kind', w.kind, 'value', w.value, 'normal', w.normal, 'preferred', w.preferred,
          'safe', w.safe, 'textOk', w.text_ok, 'messageOk', w.message_ok, 'neutral', w.neutral)), '[]')
        from customers.ways w where w.customer_id = c.id) as points
    from customers.persons i join customers.customers c on c.id = i.person_id
    cross join lateral (select array(select o.other_id from customers.ids_of_person o where o.customer_id = c.id) as ids) p
    where i.customer_id = ${customerId}::uuid and i.died_at is null and ${seenBy(ctx.actor, 'c')}`.execute(ctx.db)
  return rows[0] ?? null
}
