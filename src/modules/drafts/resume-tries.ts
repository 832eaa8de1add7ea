import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import { readSettings, sign } from '../../platform/settings.ts'

/**
 * Wrong codes an hour. Nine digits with a check digit are 100 million codes: with 10,000 saved forms, 60 guesses an hour
 * meet one in some 170 hours, and no longer the same one. Everybody together are counted too, because guesses can come
 * from many addresses; when that limit is full, people ring and an adviser, who has a limit of her own, takes the form up.
 */
export const MOST_TRIES = { everybody: 60, address: 10, staff: 30 }

export interface CountedTry {
  /** It was right after all: takes it off again. */
  wasRight(ctx: Ctx): Promise<void>
}

/**
 * Counts a try before it is made, so that many at once cannot slip through. Call it outside the transaction of the try:
 * undoing that must not undo the count. Throws Refused('drafts.too-many-tries'). `address` is an IP address.
 */
export async function countTry(ctx: Ctx, address: string): Promise<CountedTry> {
  const hour = new Date(Math.floor(ctx.now().getTime() / 3_600_000) * 3_600_000)
  const limits = await limitsFor(ctx, address)
  for (const [who, most] of limits) {
    const { rows } = await sql<{ tries: number }>`
      insert into drafts.resume_tries as t (who, hour, tries) values (${who}, ${hour}, 1)
      on conflict (who, hour) do update set tries = t.tries + 1 returning tries`.execute(ctx.db)
    // Those that are stopped here do not use up what everybody shares.
    if (rows[0]!.tries > most) throw new Refused('drafts.too-many-tries')
  }
  const wasRight = async (ctx: Ctx) => {
    const names = limits.map(([who]) => who)
    await sql`update drafts.resume_tries set tries = tries - 1
      where hour = ${hour} and who = any(${names}::text[])`.execute(ctx.db)
  }
  return { wasRight }
}

async function limitsFor(ctx: Ctx, address: string): Promise<[who: string, most: number][]> {
  if (ctx.actor.kind === 'staff') return [[`staff:${ctx.actor.id}`, MOST_TRIES.staff]]
  const { secret } = await readSettings(ctx)
  const from = sign(secret, 'resume-from', networkOf(address))
  return [
    [`from:${from}`, MOST_TRIES.address],
    ['everybody', MOST_TRIES.everybody],
  ]
}

/** One household's part of an address: the whole of IPv4, the first 64 bits of IPv6 (RFC 6177). */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped || !address.includes(':')) return mapped ?? address
  const [before = '', after] = address.toLowerCase().split('%')[0]!.split('::')
  const head = before.split(':').filter(Boolean)
  const tail = (after ?? '').split(':').filter(Boolean)
  const zeros = after === undefined ? [] : Array<string>(Math.max(8 - head.length - tail.length, 0)).fill('0')
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')
}
