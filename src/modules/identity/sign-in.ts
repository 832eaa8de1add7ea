import { type Ctx, withContext } from '../../platform/context.ts'
import { Refused, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { touch } from '../../platform/memory.ts'
import { findStaffByEmail, getStaff } from '../organisation/index.ts'
import { type Browser, cookiesOf, headersOf, type NewCookie } from './carry-cookies.ts'
import { signedIn, signedOut, signInLocked } from './identity.events.ts'
import { mayComeIn } from './may-come-in.ts'
import { readSecondStep } from './recovery-codes.ts'
import { forgetTries, LOCK_MINUTES, TRIES, takeTry } from './sign-in-tries.ts'
import { actorOf, findSignedIn } from './signed-in-staff.ts'
import { countSessions, standInEmail } from './staff-auth.store.ts'
import { isAuthRefusal, staffAuth } from './staff-auth.ts'

export interface SignInStep {
  /** `code`: the password was right, and a code of the person's app is still wanted. */
  next: 'in' | 'code'
  cookies: NewCookie[]
}

/**
 * Signs in by password. An address nobody has, somebody who may not come in and a wrong password take the same time and get the same words.
 * Throws Refused `identity.wrong-sign-in`, `identity.locked` (after 5 wrong tries, for 15 minutes).
 */
export async function signIn(
  ctx: Ctx,
  input: { email: string; password: string; browser: Browser },
): Promise<SignInStep> {
  const used = await takeTry(ctx, input.email)
  refuseUnless(used <= TRIES, 'identity.locked', { minutes: LOCK_MINUTES })
  const person = await findStaffByEmail(ctx, input.email)
  const staffId = person && mayComeIn(person) ? person.id : null
  const answer = await tryPassword(ctx, staffId ?? newId(), input)
  if (!staffId || !answer) {
    if (staffId && used === TRIES) await ctx.transaction(ctx => publish(ctx, signInLocked({ staffId })))
    throw used === TRIES
      ? new Refused('identity.locked', { minutes: LOCK_MINUTES })
      : new Refused('identity.wrong-sign-in')
  }
  await forgetTries(ctx, input.email)
  const next = 'twoFactorRedirect' in answer.response ? 'code' : 'in'
  if (next === 'in') await announceSignedIn(ctx, staffId)
  return { next, cookies: await cookiesOf(answer.headers) }
}

async function tryPassword(ctx: Ctx, staffId: string, { password, browser }: { password: string; browser: Browser }) {
  const auth = await staffAuth(ctx)
  const body = { email: standInEmail(staffId), password: password.slice(0, 1000) }
  return unlessRefused(auth.api.signInEmail({ body, headers: headersOf(browser), returnHeaders: true }))
}

/**
 * The second step: six digits of the app, or a recovery code (which then is used up).
 * Throws Refused `identity.wrong-code`, `identity.wrong-code-used` (it was good once), `identity.wrong-recovery-code`,
 * `identity.code-locked`, `identity.sign-in-again` (too late, or too many tries).
 */
export async function confirmCode(
  ctx: Ctx,
  input: { code: string; browser: Browser },
): Promise<{ cookies: NewCookie[]; byRecoveryCode: boolean }> {
  const auth = await staffAuth(ctx)
  const { is, code } = readSecondStep(input.code)
  const headers = headersOf(input.browser)
  const verify = is === 'app' ? auth.api.verifyTOTP : auth.api.verifyBackupCode
  try {
    const answer = await verify({ body: { code }, headers, returnHeaders: true })
    const person = await getStaff(ctx, (answer.response as { user: { id: string } }).user.id)
    refuseUnless(mayComeIn(person), 'identity.sign-in-again')
    await announceSignedIn(ctx, person.id)
    return { cookies: await cookiesOf(answer.headers), byRecoveryCode: is === 'recovery' }
  } catch (error) {
    throw isAuthRefusal(error) ? refusalOf(error.body?.code) : error
  }
}

function refusalOf(code: string | undefined): Refused {
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return new Refused('identity.code-locked', { minutes: LOCK_MINUTES })
  if (code === 'CODE_USED') return new Refused('identity.wrong-code-used')
  if (code === 'INVALID_CODE') return new Refused('identity.wrong-code')
  if (code === 'INVALID_BACKUP_CODE') return new Refused('identity.wrong-recovery-code')
  return new Refused('identity.sign-in-again')
}

export async function signOut(ctx: Ctx, browser: Browser): Promise<NewCookie[]> {
  const auth = await staffAuth(ctx)
  const known = await findSignedIn(ctx, browser)
  const { headers } = await auth.api.signOut({ headers: headersOf(browser), returnHeaders: true })
  await touch(ctx, 'staff')
  if (known) await announceSignedOut(withContext(ctx, { actor: known.actor }), known.actor.id)
  return cookiesOf(headers)
}

const announceSignedOut = (ctx: Ctx, staffId: string): Promise<void> =>
  ctx.transaction(async ctx => publish(ctx, signedOut({ staffId, left: await countSessions(ctx, staffId) })))

/** Written down with the person as the actor. */
export async function announceSignedIn(ctx: Ctx, staffId: string): Promise<void> {
  const actor = actorOf(await getStaff(ctx, staffId))
  await withContext(ctx, { actor }).transaction(ctx => publish(ctx, signedIn({ staffId })))
}

async function unlessRefused<T>(answer: Promise<T>): Promise<T | null> {
  return answer.catch(error => {
    if (isAuthRefusal(error)) return null
    throw error
  })
}
