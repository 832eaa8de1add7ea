import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { type MatchedPair, matchPeople } from '../matching/match-people.ts'
import { People } from '../matching/people.ts'
import { joinAlone } from './join-certain.ts'
import { readJoiningRule } from './joining-rule.ts'
import { dropPairsBefore, foundPair, savePairs, saveShownFrom } from './pairs.store.ts'
import { readPeopleAfter } from './people.read.ts'

const BATCH = 1000
const READ_AT_ONCE = 10_000
/** So many of a hundred records come to people, two by two: the likeliest. The rest are hints on the records. */
const SHARE_SHOWN = 0.005
/** A small council can look at so many pairs at least. */
const SHOWN_AT_LEAST = 20

export interface MatchSummary {
  people: number
  pairs: number
  shown: number
  joined: number
}

/** Compares all records with one another: after an import, or from time to time. Runs outside of any transaction. */
export async function matchEverybody(ctx: Ctx, progress: (sentence: string) => void = () => {}): Promise<MatchSummary> {
  const begun = ctx.now()
  const { people, personIds, createdAt } = await readEverybody(ctx, progress)
  const pairs = matchPeople(people)
    .filter(({ a, b }) => personIds[a] !== personIds[b])
    .map(match => ({ match, pair: foundPair(people.ids[match.a]!, people.ids[match.b]!, match) }))
  progress(`${pairs.length.toLocaleString('en')} pairs found`)
  const shown = Math.min(pairs.length, Math.max(SHOWN_AT_LEAST, Math.floor((people.count * SHARE_SHOWN) / 2)))
  await inBatches(ctx, pairs, (ctx, batch, first) =>
    savePairs(
      ctx,
      batch.map(({ pair }, at) => ({ ...pair, shown: first + at < shown })),
    ),
  )
  await ctx.transaction(async ctx => {
    // What comes in one by one has to be as likely as the last of them, where not all could be shown.
    await saveShownFrom(ctx, shown < pairs.length ? pairs[shown - 1]!.pair.odds : 0)
    await dropPairsBefore(ctx, begun)
  })
  await markMatched(ctx, begun)
  const joinable = (await readJoiningRule(ctx)) ? pairs.filter(({ pair }) => pair.certain) : []
  for (const { match, pair } of joinable)
    if (await isOpen(ctx, pair.id)) await joinAlone(ctx, pair, recordAt(match.a), recordAt(match.b))
  return {
    people: people.count,
    pairs: pairs.length,
    shown,
    joined: joinable.length,
  }

  function recordAt(at: MatchedPair['a']) {
    return { id: people.ids[at]!, createdAt: new Date(createdAt[at]!) }
  }
}

async function readEverybody(ctx: Ctx, progress: (sentence: string) => void) {
  const people = new People()
  const personIds: string[] = []
  const createdAt: number[] = []
  for (let last: string | undefined; ; last = people.ids.at(-1)) {
    const some = await readPeopleAfter(ctx, last, READ_AT_ONCE)
    for (const person of some) {
      people.add(person)
      personIds.push(person.personId)
      createdAt.push(person.createdAt.getTime())
    }
    if (some.length < READ_AT_ONCE) break
    progress(`${people.count.toLocaleString('en')} records read`)
  }
  return { people, personIds, createdAt }
}

async function inBatches<T>(
  ctx: Ctx,
  all: T[],
  work: (ctx: Ctx, batch: T[], first: number) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < all.length; at += BATCH) await ctx.transaction(ctx => work(ctx, all.slice(at, at + BATCH), at))
}

/** What came in meanwhile is compared by itself. */
async function markMatched(ctx: Ctx, begun: Date): Promise<void> {
  let marked: number
  do {
    marked = await ctx.transaction(async ctx => {
      const { numAffectedRows } = await sql`update customers.customers set matched_at = ${begun} where id in (
        select id from customers.customers where matched_at is null and created_at < ${begun} order by created_at limit ${BATCH})`.execute(
        ctx.db,
      )
      return Number(numAffectedRows)
    })
  } while (marked === BATCH)
}

async function isOpen(ctx: Ctx, pairId: string): Promise<boolean> {
  const { rows } = await sql`select from customers.suggested_pairs where id = ${pairId} and state = 'open'`.execute(
    ctx.db,
  )
  return rows.length === 1
}
