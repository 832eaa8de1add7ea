import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { type CountOpen, listPairs, type PairToReview } from '../customers/index.ts'
import { seenBy } from './seen-by.ts'

/** Pairs of records that may be one person, for people to look at: who waits for something comes first. */
export function listDuplicates(ctx: Ctx, input: { most: number; only?: string | undefined }): Promise<PairToReview[]> {
  const countOpen: CountOpen = id => sql<number>`(select count(*)::int from customers.ids_of_person o
    join requests.participants p on p.customer_id = o.other_id
    join requests.requests r on r.id = p.request_id
    where ${id} = o.customer_id and r.status <> 'closed' and ${seenBy(ctx.actor, 'r')})`
  return listPairs(ctx, { ...input, countOpen })
}
