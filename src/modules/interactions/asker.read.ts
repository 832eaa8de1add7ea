import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import type { Relationship } from '../customers/index.ts'
import type { Asker } from '../requests/index.ts'
import { isTakenOver } from './form-of-matter.read.ts'
import { readWays } from './ways.read.ts'

/** By what right somebody asks for another, as forms have it. Other relationships are asked by whom they help. */
const AUTHORITIES: Partial<Record<Relationship, string>> = {
  parent: 'parent',
  carer: 'carer',
  appointee: 'appointee',
  'power-of-attorney': 'appointee',
  councillor: 'councillor',
}

/**
 * Who asks: of a form, whom the conversation it was begun in is with; without such a form the conversation in hand. Null: none,
 * nobody who is known, or she stays unknown.
 */
export async function findAsker(ctx: Ctx, draftId?: string): Promise<(Asker & { interactionId: string }) | null> {
  if (ctx.actor.kind !== 'staff') return null
  const { id } = ctx.actor
  const { rows } = await sql<{
    interactionId: string
    customerId: string
    helper: { name: string; kind: Relationship } | null
  }>`select c.interaction_id as "interactionId", c.customer_id as "customerId",
      (select jsonb_build_object('name', h.name, 'kind', h.kind) from customers.helpers h
        where h.id = c.helper_id and h.customer_id = c.customer_id) as helper
    from interactions.callers c
    where c.customer_id is not null and c.interaction_id = coalesce(
      (select i.id from interactions.matters m join interactions.interactions i on i.id = m.interaction_id
        where m.draft_id = ${isId(draftId ?? '') ? draftId : null}::uuid and (i.adviser_id = ${id}::uuid or ${isTakenOver(id)})
        order by m.request_id is not null limit 1),
      (select i.id from interactions.interactions i
        where i.adviser_id = ${id}::uuid and i.wrapped_at is null and i.parked_at is null))`.execute(ctx.db)
  const found = rows[0]
  if (!found) return null
  const { letter, email } = await readWays(ctx, found.customerId)
  const { helper } = found
  return {
    ...found,
    byLetter: letter !== null && email === null,
    helper: helper && { name: helper.name, authority: AUTHORITIES[helper.kind] ?? 'asked' },
  }
}
