import type { Ctx } from '../../../platform/context.ts'
import { Refused } from '../../../platform/errors.ts'
import { mergeCustomers } from './merge-customers.ts'
import { type FoundPair, mayJoinAlone, savePairState } from './pairs.store.ts'
import type { KnownPerson } from './people.read.ts'

/**
 * Joins two records without a person having looked: the younger into the older. For what a signed rule or a proven contact
 * point allows, and nobody else. Those who are one already stay so.
 */
export async function joinAlone(ctx: Ctx, pair: FoundPair, a: Joinable, b: Joinable): Promise<void> {
  if (!(await mayJoinAlone(ctx, a.id, b.id))) return
  const [older, younger] = isOlder(a, b) ? [a, b] : [b, a]
  try {
    await ctx.transaction(async ctx => {
      const { mergeId } = await mergeCustomers(ctx, { customerId: younger.id, intoId: older.id })
      await savePairState(ctx, pair.id, { state: 'joined', mergeId })
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

type Joinable = Pick<KnownPerson, 'id' | 'createdAt'>

const isOlder = (a: Joinable, b: Joinable): boolean =>
  a.createdAt < b.createdAt || (a.createdAt.getTime() === b.createdAt.getTime() && a.id < b.id)
