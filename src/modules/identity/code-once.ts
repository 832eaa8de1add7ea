// A code of an app is good once (RFC 6238, 5.2); better-auth takes it as often as it comes while its time lasts. So the step
// of each code is taken before better-auth looks at it: of two who come with one code at the same moment, one gets in.
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'

const STEP_MS = 30_000
/** Steps before and after the present one that better-auth takes too: clocks of phones differ. */
const NEAR = [-1, 0, 1]

/** The six digits of a step for the bytes of a key, as every app makes them. */
export function codeOfStep(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', key).update(counter).digest()
  const number = digest.readUInt32BE(digest.at(-1)! & 0xf) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

export const stepOf = (at: number): number => Math.floor(at / STEP_MS)

/** Whether this step is later than any that was taken for her; it is taken then. */
async function takeStep(db: Db, userId: string, step: number): Promise<boolean> {
  const { rows } = await sql`update staff_auth."twoFactor" set "lastStep" = ${step}
    where "userId" = ${userId}::uuid and ("lastStep" is null or "lastStep" < ${step}) returning id`.execute(db)
  return rows.length > 0
}

/** A plugin for better-auth. A wrong code is left to better-auth, which counts it. */
export async function codeOnce(db: Db) {
  const { APIError, createAuthMiddleware, getSessionFromCtx } = await import('better-auth/api')
  const { symmetricDecrypt } = await import('better-auth/crypto')
  const handler = createAuthMiddleware(async ctx => {
    const { secretConfig, secret, internalAdapter, adapter } = ctx.context
    const waiting = await ctx.getSignedCookie(ctx.context.createAuthCookie('two_factor').name, secret)
    const userId =
      (await getSessionFromCtx(ctx))?.user.id ??
      (waiting && (await internalAdapter.findVerificationValue(waiting))?.value)
    const where = userId ? [{ field: 'userId', value: userId }] : null
    const made =
      where && (await adapter.findOne<{ secret: string; lockedUntil: Date | null }>({ model: 'twoFactor', where }))
    // What is locked uses nothing up.
    if (!userId || !made || (made.lockedUntil && made.lockedUntil.getTime() > Date.now())) return
    const key = Buffer.from(await symmetricDecrypt({ key: secretConfig, data: made.secret }))
    const now = stepOf(Date.now())
    const step = NEAR.map(by => now + by).findLast(each => codeOfStep(key, each) === ctx.body?.code)
    if (step !== undefined && !(await takeStep(db, userId, step)))
      throw new APIError('UNAUTHORIZED', { code: 'CODE_USED', message: 'This code was used' })
  })
  const isCode = ({ path }: { path?: string }) => path === '/two-factor/verify-totp'
  return { id: 'code-once', hooks: { before: [{ matcher: isCode, handler }] } }
}
