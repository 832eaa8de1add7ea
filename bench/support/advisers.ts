// Advisers who are signed in, and the telephone system that tells of their calls.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { DEMO_PASSWORD, seedDemoSignIns, signIn } from '../../src/modules/identity/index.ts'
import { signCallEvent } from '../../src/modules/interactions/index.ts'
import type { Ctx } from '../../src/platform/context.ts'
import { newId } from '../../src/platform/id.ts'

/** Makes so many advisers, each with the cookie of her session by her email. */
export async function signInAdvisers(ctx: Ctx, count: number): Promise<Map<string, string>> {
  const people = Array.from({ length: count }, newId).map(id => ({ id, email: `${id}@bench.test` }))
  for (const { id, email } of people)
    await sql`insert into organisation.staff_members (id, email, name, roles)
      values (${id}::uuid, ${email}, ${email}, '{adviser}')`.execute(ctx.db)
  await seedDemoSignIns(ctx, people)
  const cookies = new Map<string, string>()
  for (const { email } of people) {
    const browser = { cookies: {}, ip: '127.0.0.1', userAgent: 'bench' }
    const { cookies: set } = await signIn(ctx, { email, password: DEMO_PASSWORD, browser })
    cookies.set(email, set.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; '))
  }
  return cookies
}

export async function tellOfCall(
  origin: string,
  key: string,
  call: { call: string; type: string; agent: string; caller: string },
): Promise<void> {
  const body = JSON.stringify({ ...call, id: randomUUID(), at: new Date().toISOString(), dialled: '01632 960105' })
  const headers = { 'content-type': 'application/json', 'x-firstpoint-signature': signCallEvent(key, body, new Date()) }
  const { status } = await fetch(`${origin}/api/v1/telephony/events`, { method: 'POST', headers, body })
  if (status !== 202) throw new Error(`an event of a call was answered ${status}`)
}
