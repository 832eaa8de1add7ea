import type { StaffActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { held } from '../../platform/memory.ts'
import { getStaff, permissionsOf, type StaffMember } from '../organisation/index.ts'
import { type Browser, headersOf } from './carry-cookies.ts'
import { mayComeIn } from './may-come-in.ts'
import { COOKIE_PREFIX, staffAuth } from './staff-auth.ts'

export const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`

/** A page must not ask the database each time who is asking. Changes of staff empty it at once in every process. */
const KEPT_MS = 5_000
const MOST_KEPT = 5_000

export interface SignedIn {
  actor: StaffActor
  sessionId: string
  /** She has set up a second step, or was let in by the council's own provider. */
  isSure: boolean
}

/** Named after the revision that organisation raises when staff change; identity raises it when sessions end. */
const readKept = held('staff', async () => new Map<string, { signedIn: SignedIn; until: number }>())

/** Who is signed in with these cookies; null where nobody is, or the person may not come in any more. */
export async function findSignedIn(ctx: Ctx, browser: Browser): Promise<SignedIn | null> {
  const cookie = browser.cookies[SESSION_COOKIE]
  if (!cookie) return null
  const kept = await readKept(ctx)
  const known = kept.get(cookie)
  if (known && known.until > Date.now()) return known.signedIn
  kept.delete(cookie)
  const signedIn = await readSignedIn(ctx, browser)
  if (!signedIn) return null
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(cookie, { signedIn, until: Date.now() + KEPT_MS })
  return signedIn
}

/**
 * The same as the actor of a context. Where a second step is wanted, who signed in with a password alone may do nothing
 * yet: she has no permissions until she has set it up.
 */
export async function findSignedInStaff(
  ctx: Ctx,
  browser: Browser,
  { twoStepWanted = false } = {},
): Promise<StaffActor | null> {
  const signedIn = await findSignedIn(ctx, browser)
  if (!signedIn) return null
  return twoStepWanted && !signedIn.isSure ? { ...signedIn.actor, permissions: new Set() } : signedIn.actor
}

async function readSignedIn(ctx: Ctx, browser: Browser): Promise<SignedIn | null> {
  const auth = await staffAuth(ctx)
  const found = await auth.api.getSession({ headers: headersOf(browser) })
  if (!found) return null
  const person = await getStaff(ctx, found.user.id).catch(error => {
    if (error instanceof NotFound) return null
    throw error
  })
  if (!person || !mayComeIn(person)) return null
  const { twoFactorEnabled } = found.user as { twoFactorEnabled?: boolean | null }
  const isSure = twoFactorEnabled === true || found.session.elsewhere === true
  return { actor: actorOf(person), sessionId: found.session.id, isSure }
}

export function actorOf({ id, name, email, roles, teams }: StaffMember): StaffActor {
  return { kind: 'staff', id, name, email, roles, teams, permissions: permissionsOf(roles) }
}
