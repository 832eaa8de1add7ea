import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import { held } from './memory.ts'

/** Settings the database itself keeps. `demo` is set once, when `npm start` made the database. */
export interface Settings {
  secret: string
  demo: boolean
}

export const readSettings = held<Settings>('platform.settings', async ctx => {
  const rows = await ctx.db.selectFrom('platform.settings').selectAll().execute()
  const values = Object.fromEntries(rows.map(row => [row.name, row.value]))
  return { secret: (values.secret as string) ?? (await makeSecret(ctx)), demo: values.demo === true }
})

/** Marks this database as a demonstration: demo sign-ins and the key `demo` exist only there. */
export async function markAsDemonstration(ctx: Ctx): Promise<void> {
  await sql`insert into platform.settings (name, value) values ('demo', 'true') on conflict (name) do nothing`.execute(
    ctx.db,
  )
  ctx.memory.forget('platform.settings')
}

/** One secret a database: every web process signs and checks with the same. */
async function makeSecret(ctx: Ctx): Promise<string> {
  const fresh = randomBytes(32).toString('base64url')
  await sql`insert into platform.settings (name, value) values ('secret', to_jsonb(${fresh}::text)) on conflict (name) do nothing`.execute(
    ctx.db,
  )
  const row = await ctx.db
    .selectFrom('platform.settings')
    .select('value')
    .where('name', '=', 'secret')
    .executeTakeFirstOrThrow()
  return row.value as string
}

/** HMAC-SHA256 over a purpose and a value; the purpose keeps signatures of one kind from serving as another. */
export function sign(secret: string, purpose: string, value: string, bytes = 16): string {
  return createHmac('sha256', secret).update(`${purpose}\0${value}`).digest().subarray(0, bytes).toString('base64url')
}

export function isSigned(secret: string, purpose: string, value: string, signature: string, bytes = 16): boolean {
  const expected = Buffer.from(sign(secret, purpose, value, bytes))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
