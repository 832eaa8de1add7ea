import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { type MatchedPair, matchPeople } from '../matching/match-people.ts'
import { People } from '../matching/people.ts'
import { setKeys } from '../set-keys.ts'
import { findCandidates, weighAmongAll } from './candidates.read.ts'
import { joinAlone } from './join-certain.ts'
import { readJoiningRule } from './joining-rule.ts'
import { dropRefuted, type FoundPair, foundPair, readShownFrom, savePairs } from './pairs.store.ts'
import { type KnownPerson, readPeople } from './people.read.ts'

/** Each takes some milliseconds, and whoever calls holds a transaction open. */
const AT_ONCE = 20

/**
 * Compares up to 20 records that are new or changed with those that share something with them, and suggests who may be one
 * person. Answers how many there were.
 */
export async function matchNew(ctx: Ctx): Promise<number> {
  return ctx.transaction(async ctx => {
    const { rows } = await sql<{ id: string }>`select id from customers.customers where matched_at is null
      order by created_at limit ${AT_ONCE} for no key update skip locked`.execute(ctx.db)
    const ids = rows.map(row => row.id)
    if (ids.length === 0) return 0
    await setKeys(ctx, ids)
    const signed = (await readJoiningRule(ctx)) !== null
    const shownFrom = await readShownFrom(ctx)
    for (const person of await readPeople(ctx, ids)) await matchOne(ctx, person, { signed, shownFrom })
    await sql`update customers.customers set matched_at = ${ctx.now()} where id = any(${ids}::uuid[])`.execute(ctx.db)
    return ids.length
  })
}

const MOST_BATCHES = 100

/**
 * Compares those that still wait, at most 2,000: after a burst the follower does 20 for each batch of events, and the last
 * event of an evening must not leave the others until morning.
 */
export async function matchWaiting(ctx: Ctx): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch++) if ((await matchNew(ctx)) < AT_ONCE) return
}

/** Says of a record that it is to be compared again. */
export async function matchAgain(ctx: Ctx, customerId: string): Promise<void> {
  await sql`update customers.customers set matched_at = null where id = ${customerId} and matched_at is not null`.execute(
    ctx.db,
  )
}

async function matchOne(ctx: Ctx, person: KnownPerson, rule: { signed: boolean; shownFrom: number }): Promise<void> {
  const others = await readPeople(ctx, await findCandidates(ctx, person))
  if (others.length === 0) return
  const all = [person, ...others]
  const people = new People()
  for (const each of all) people.add(each)
  await weighAmongAll(ctx, people, person)
  const found = matchPeople(people)
    .filter(({ a, b }) => a === 0 && all[b]!.personId !== person.personId)
    .map(match => ({ match, other: all[match.b]!, pair: foundPair(person.id, all[match.b]!.id, match) }))
  const pairs = found.map(({ pair }) => pair)
  await savePairs(
    ctx,
    pairs.map(pair => ({ ...pair, shown: pair.odds >= rule.shownFrom })),
  )
  await dropRefuted(
    ctx,
    person.id,
    others.map(({ id }) => id),
    pairs,
  )
  const open = await findOpen(ctx, pairs)
  for (const { match, other, pair } of found)
    if (open.has(pair.id) && ((pair.certain && rule.signed) || isProven(match, person, other, all)))
      await joinAlone(ctx, pair, person, other)
}

async function findOpen(ctx: Ctx, pairs: FoundPair[]): Promise<Set<string>> {
  const ids = pairs.map(({ id }) => id)
  const { rows } = await sql<{ id: string }>`
    select id from customers.suggested_pairs where id = any(${ids}::uuid[]) and state = 'open'`.execute(ctx.db)
  return new Set(rows.map(row => row.id))
}

/**
 * She proved that an email or phone is hers, nobody else's record has it, and she is called as the one who does: what she
 * asks belongs to that record. Everything else is for a person to look at.
 */
function isProven({ agreement }: MatchedPair, person: KnownPerson, other: KnownPerson, all: KnownPerson[]): boolean {
  const isNamed = (agreement.given === 'same' || agreement.given === 'nickname') && agreement.family === 'same'
  if (!isNamed || agreement.dateOfBirth === 'different' || agreement.identifier === 'different') return false
  const points = (each: KnownPerson) => [...each.emails, ...each.phones]
  return person.verified.some(point => {
    const holders = all.filter(each => points(each).includes(point))
    return points(other).includes(point) && new Set(holders.map(each => each.personId)).size === 2
  })
}
