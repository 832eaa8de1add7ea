import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { telephonyKeyMade } from './interactions.events.ts'

/** A signature older than this is not taken: whoever overheard one cannot send it again tomorrow. */
const FRESH_SECONDS = 300

/** Makes the key that the telephone system signs with; the one before ends. It is shown once. */
export async function makeTelephonyKey(ctx: Ctx): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await ctx.transaction(async ctx => {
    await sql`insert into interactions.telephony_keys (secret, made_at, made_by) values (${secret}, ${ctx.now()}, ${by}::uuid)
      on conflict (only_one) do update set secret = excluded.secret, made_at = excluded.made_at, made_by = excluded.made_by`.execute(
      ctx.db,
    )
    if (by) await publish(ctx, telephonyKeyMade({ staffId: by }))
  })
  return secret
}

/** When the key was made; null where there is none, and no call can come in. */
export async function telephonyKeySince(ctx: Ctx): Promise<Date | null> {
  const row = await ctx.db.selectFrom('interactions.telephony_keys').select('made_at').executeTakeFirst()
  return row?.made_at ?? null
}

/** The header `X-Firstpoint-Signature`: `t=` seconds since 1970, `v1=` HMAC-SHA256 in hex of them, a point and the body. */
export function signCallEvent(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

/** Was this signed with our key, just now? */
export async function isSignedCallEvent(ctx: Ctx, body: string, signature: string): Promise<boolean> {
  const seconds = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1] ?? Number.NaN)
  if (!(Math.abs(ctx.now().getTime() / 1000 - seconds) <= FRESH_SECONDS)) return false
  const key = await ctx.db.selectFrom('interactions.telephony_keys').select('secret').executeTakeFirst()
  if (!key) return false
  const [expected, given] = [signCallEvent(key.secret, body, new Date(seconds * 1000)), signature].map(text =>
    Buffer.from(text.replaceAll(' ', '')),
  )
  return expected!.length === given!.length && timingSafeEqual(expected!, given!)
}
