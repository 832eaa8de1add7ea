// What tests of sign-in need: a browser that keeps its cookies, the codes an authenticator app would show, and a way in
// without the third of a second of a core that a password costs.
import type { Ctx } from '../../platform/context.ts'
import { type Browser, cookiesOf, headersOf, type NewCookie } from './carry-cookies.ts'
import { codeOfStep, stepOf } from './code-once.ts'
import { ensureAuthUser } from './staff-auth.store.ts'
import { staffAuth } from './staff-auth.ts'

export interface TestBrowser extends Browser {
  /** Takes the cookies of an answer, as a browser does. */
  keep(cookies: NewCookie[]): void
}

export function testBrowser(): TestBrowser {
  const cookies: Record<string, string | undefined> = {}
  return {
    cookies,
    ip: '192.0.2.7',
    userAgent: 'Mozilla/5.0 (X11; Linux x64) Firefox/140.0',
    keep(fresh) {
      for (const { name, value, seconds } of fresh) {
        if (seconds > 0) cookies[name] = value
        else delete cookies[name]
      }
    },
  }
}

/** The cookies of somebody who has just signed in as with a password, by their names. */
export async function cookiesOfSignedIn(ctx: Ctx, staffId: string): Promise<Record<string, string>> {
  await ensureAuthUser(ctx, staffId)
  const auth = await staffAuth(ctx)
  const asked = { body: { userId: staffId }, headers: headersOf(testBrowser()), returnHeaders: true } as const
  const { headers } = await auth.api.signInKnown(asked)
  await ctx.db.updateTable('staff_auth.session').set({ elsewhere: false }).where('userId', '=', staffId).execute()
  return Object.fromEntries((await cookiesOf(headers)).map(({ name, value }) => [name, value]))
}

/** The six digits for a base 32 key at a moment (RFC 6238 with SHA-1 and 30 seconds, as every app does it). */
export function codeOfKey(key: string, at: Date): string {
  const bits = [...key].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
  const bytes = bits
    .join('')
    .match(/.{8}/g)!
    .map(eight => Number.parseInt(eight, 2))
  return codeOfStep(Buffer.from(bytes), stepOf(at.getTime()))
}
