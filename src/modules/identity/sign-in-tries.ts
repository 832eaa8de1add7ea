import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

export const TRIES = 5
export const LOCK_MINUTES = 15
const TIDIED_AT_ONCE = 100

/**
 * Takes one try of this address before the password is looked at, so that many at once cannot get more than five.
 * Answers how many are used; more than `TRIES` means locked, and a try while locked does not prolong it.
 */
export async function takeTry(ctx: Ctx, email: string): Promise<number> {
  const now = ctx.now()
  const over = new Date(now.getTime() - LOCK_MINUTES * 60_000)
  const { rows } = await sql<{ tries: number }>`
    insert into identity.sign_in_tries as t (account, tries, last_at) values (${digestOf(email)}, 1, ${now})
    on conflict (account) do update set
      tries = case when t.last_at <= ${over} then 1 else least(t.tries, ${TRIES}) + 1 end,
      last_at = case when t.tries >= ${TRIES} and t.last_at > ${over} then t.last_at else ${now} end
    returning tries`.execute(ctx.db)
  return rows[0]!.tries
}

/** After a right answer the count begins anew. Counts nobody needs any more are swept along. */
export async function forgetTries(ctx: Ctx, email: string): Promise<void> {
  const old = new Date(ctx.now().getTime() - 24 * 3600_000)
  await sql`delete from identity.sign_in_tries where account = ${digestOf(email)} or account in (
    select account from identity.sign_in_tries where last_at < ${old} limit ${TIDIED_AT_ONCE})`.execute(ctx.db)
}

const digestOf = (email: string): Buffer => hash('sha256', email.trim().toLowerCase(), 'buffer')
