// The one place that knows better-auth: passwords, sessions and two-step codes of staff. Its HTTP handler is not mounted;
// our own pages call its functions, so that every page works without JavaScript and nothing else is reachable. It is loaded
// when somebody first signs in: it is a quarter of what the program would have to load before it can begin.
import type { betterAuth } from 'better-auth'
import type { Ctx } from '../../platform/context.ts'
import type { Db } from '../../platform/database/pool.ts'
import { newId } from '../../platform/id.ts'
import { readSettings, sign } from '../../platform/settings.ts'
import { codeOnce } from './code-once.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password-rules.ts'
import { newRecoveryCodes } from './recovery-codes.ts'

/** A working day: then everybody signs in again. */
export const SESSION_SECONDS = 12 * 3600
export const COOKIE_PREFIX = 'fp_staff'
const RESET_SECONDS = 3600
/** Between the password and the code. */
const CHALLENGE_SECONDS = 600

const instances = new WeakMap<object, StaffAuth>()

/** better-auth on the context's pool, or on its transaction. Making one takes about a millisecond. */
export async function staffAuth(ctx: Ctx): Promise<StaffAuth> {
  const known = instances.get(ctx.db)
  if (known) return known
  const { secret } = await readSettings(ctx)
  const { betterAuth } = await import('better-auth')
  const made = betterAuth(await staffAuthOptions(ctx.db, sign(secret, 'staff-auth', 'better-auth', 32)))
  instances.set(ctx.db, made)
  return made
}

export type StaffAuth = ReturnType<typeof betterAuth<Awaited<ReturnType<typeof staffAuthOptions>>>>

/** It said no; anything else that it throws is a bug or a database that is away. */
export const isAuthRefusal = (error: unknown): error is Error & { body?: { code?: string } } =>
  error instanceof Error && error.name === 'APIError'

/** Its settings; the test compares them with the tables of our migration. */
export async function staffAuthOptions(db: Db, secret: string) {
  const { twoFactor } = await import('better-auth/plugins')
  return {
    appName: 'Firstpoint',
    // Never used in a link: identity makes its own. It only has to be an address.
    baseURL: 'http://localhost',
    secret,
    database: { db, type: 'postgres' as const, schemaName: 'staff_auth', transaction: !db.isTransaction },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_SECONDS,
    },
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      // Who was let in by the council's own provider has shown there what the council asks for.
      additionalFields: { elsewhere: { type: 'boolean' as const, required: false, input: false } },
    },
    verification: { storeIdentifier: 'hashed' as const },
    plugins: [
      twoFactor({
        twoFactorCookieMaxAge: CHALLENGE_SECONDS,
        accountLockout: { enabled: true, maxFailedAttempts: 5, durationSeconds: 900 },
        backupCodeOptions: { customBackupCodesGenerate: newRecoveryCodes },
      }),
      await codeOnce(db),
      await signInKnown(),
    ],
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      // The site sets the cookies, with its own flags; see carry-cookies.ts.
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: ['x-visitor-address'] },
      database: { generateId: () => newId(), joins: true, validateSchema: false },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  }
}

/** A session for somebody whom another provider has let in. Like all of these functions it is not reachable from outside. */
async function signInKnown() {
  const { APIError, createAuthEndpoint } = await import('better-auth/api')
  const { setSessionCookie } = await import('better-auth/cookies')
  const options = { method: 'POST' as const, metadata: { $Infer: { body: {} as { userId: string } } } }
  const endpoint = createAuthEndpoint('/sign-in/known', options, async ctx => {
    const { internalAdapter } = ctx.context
    const user = await internalAdapter.findUserById(ctx.body.userId)
    if (!user) throw new APIError('NOT_FOUND')
    const session = await internalAdapter.createSession(user.id, false, { elsewhere: true })
    await setSessionCookie(ctx, { session, user })
    return { ok: true }
  })
  return { id: 'sign-in-known', endpoints: { signInKnown: endpoint } }
}
