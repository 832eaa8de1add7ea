// What a person says of two records that may be one person's, and taking it back.
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { can } from '../../organisation/index.ts'
import { pairPutOff, pairReopened, pairSetApart } from './joining.events.ts'
import { mergeCustomers } from './merge-customers.ts'
import { findAllSeen } from './merges.store.ts'
import { getPairForUpdate, type Pair, reopenPair, savePairState, setOthersApart } from './pairs.store.ts'
import { unmergeCustomers } from './unmerge-customers.ts'

const LATER = 24 * 3_600_000

/** The two are one person, who is called as in `intoId`. Throws NotFound, Refused. */
export async function joinPair(ctx: Ctx, input: { pairId: string; intoId: string }): Promise<void> {
  await deciding(ctx, input.pairId, async (ctx, pair) => {
    const sides = [pair.customerId, pair.otherId]
    if (!sides.includes(input.intoId)) throw new NotFound('customer')
    const customerId = sides.find(id => id !== input.intoId)!
    const { mergeId } = await mergeCustomers(ctx, { customerId, intoId: input.intoId })
    await savePairState(ctx, pair.id, { state: 'joined', mergeId })
  })
}

/** They are different people. What else suggests them as one is answered too. */
export async function setPairApart(ctx: Ctx, pairId: string): Promise<void> {
  await deciding(ctx, pairId, async (ctx, pair) => {
    await savePairState(ctx, pair.id, { state: 'different' })
    await setOthersApart(ctx, pair)
    await publish(ctx, pairSetApart(about(pair)))
  })
}

/** Comes again tomorrow. */
export async function putOffPair(ctx: Ctx, pairId: string): Promise<void> {
  await deciding(ctx, pairId, async (ctx, pair) => {
    await savePairState(ctx, pair.id, { state: 'open', laterUntil: new Date(ctx.now().getTime() + LATER) })
    await publish(ctx, pairPutOff(about(pair)))
  })
}

/** Takes back what was said of a pair, by whomever: it is open again, and records that were joined by it are parted. */
export async function undoDecision(ctx: Ctx, pairId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const pair = await getDecidable(ctx, pairId)
    refuseUnless(pair.decidedBy !== null || pair.state !== 'open', 'customers.pair-not-decided')
    if (pair.mergeId) await unmergeIfStanding(ctx, pair.mergeId)
    await reopenPair(ctx, pair.id)
    await publish(ctx, pairReopened(about(pair)))
  })
}

/** Undoes a merge, by itself or as the decision of a pair, which is open again then. */
export async function undoMerge(ctx: Ctx, mergeId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { rows } = await sql<{ id: string }>`
      select id from customers.suggested_pairs where merge_id = ${mergeId} for update`.execute(ctx.db)
    await unmergeCustomers(ctx, mergeId)
    for (const { id } of rows) await reopenPair(ctx, id)
  })
}

async function unmergeIfStanding(ctx: Ctx, mergeId: string): Promise<void> {
  const { rows } = await sql`select from customers.merges where id = ${mergeId} and undone_at is null`.execute(ctx.db)
  if (rows.length === 1) await unmergeCustomers(ctx, mergeId)
}

async function deciding(ctx: Ctx, pairId: string, work: (ctx: Ctx, pair: Pair) => Promise<void>): Promise<void> {
  await ctx.transaction(async ctx => {
    const pair = await getDecidable(ctx, pairId)
    refuseUnless(pair.state === 'open', 'customers.pair-decided')
    await work(ctx, pair)
  })
}

async function getDecidable(ctx: Ctx, pairId: string): Promise<Pair> {
  refuseUnless(can(ctx.actor, 'customers.merge'), 'customers.not-yours-to-merge')
  const pair = await getPairForUpdate(ctx, pairId)
  await findAllSeen(ctx, [pair.customerId, pair.otherId])
  return pair
}

const about = ({ id, customerId, otherId }: Pair) => ({ pairId: id, customerId, otherId })
