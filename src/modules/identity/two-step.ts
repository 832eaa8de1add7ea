// Two-step sign-in: the password, then a code of an app on one's phone (TOTP, RFC 6238) or a recovery code.
import type { Ctx } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { touch } from '../../platform/memory.ts'
import { readOrganisation } from '../organisation/index.ts'
import { type Browser, cookiesOf, headersOf, type NewCookie } from './carry-cookies.ts'
import { twoStepStarted, twoStepStopped } from './identity.events.ts'
import { staffIdOf } from './sessions.ts'
import { deleteTwoStep, readSignInStates, readTwoStep, type SignInState } from './staff-auth.store.ts'
import { isAuthRefusal, staffAuth } from './staff-auth.ts'

/** What the person's app needs: the key to type, and the same as an address for a QR code. */
export interface TwoStepKey {
  key: string
  address: string
}

/** Makes a key; nothing changes for the person until `confirmTwoStep`. Throws Refused `identity.password-wrong`. */
export async function beginTwoStep(ctx: Ctx, input: { password: string; browser: Browser }): Promise<void> {
  const auth = await staffAuth(ctx)
  const body = { password: input.password, method: 'totp' as const }
  await auth.api.enableTwoFactor({ body, headers: headersOf(input.browser) }).catch(refusePassword)
}

/** The key made and not yet confirmed; null where there is none. */
export async function readTwoStepKey(ctx: Ctx): Promise<TwoStepKey | null> {
  const made = await readTwoStep(ctx, staffIdOf(ctx))
  if (!made || made.verified) return null
  const { secretConfig } = await (await staffAuth(ctx)).$context
  const { symmetricDecrypt } = await import('better-auth/crypto')
  const secret = await symmetricDecrypt({ key: secretConfig, data: made.secret })
  const { council } = await readOrganisation(ctx)
  return keyFor(secret, council.name.en, ctx.actor.kind === 'staff' ? ctx.actor.email : '')
}

/** RFC 4648 base 32 without padding, as authenticator apps want it, and the `otpauth` address they read from a QR code. */
export function keyFor(secret: string, issuer: string, account: string): TwoStepKey {
  const bits = [...Buffer.from(secret)].map(byte => byte.toString(2).padStart(8, '0')).join('')
  const letters = bits.match(/.{1,5}/g)!.map(five => BASE_32[Number.parseInt(five.padEnd(5, '0'), 2)])
  const key = letters.join('')
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return { key, address: `otpauth://totp/${label}?secret=${key}&issuer=${encodeURIComponent(issuer)}` }
}

const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Turns two-step sign-in on by the app's first code. Answers cookies to set and the recovery codes, to be shown once. */
export async function confirmTwoStep(
  ctx: Ctx,
  input: { code: string; browser: Browser },
): Promise<{ cookies: NewCookie[]; recoveryCodes: string[] }> {
  const staffId = staffIdOf(ctx)
  const auth = await staffAuth(ctx)
  const verifying = auth.api.verifyTOTP({
    body: { code: input.code.replace(/\s/g, '') },
    headers: headersOf(input.browser),
    returnHeaders: true,
  })
  const { headers } = await verifying.catch(error => {
    throw isAuthRefusal(error) ? new Refused('identity.wrong-code') : error
  })
  const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: staffId } })
  await ctx.transaction(async ctx => {
    await touch(ctx, 'staff')
    await publish(ctx, twoStepStarted({ staffId }))
  })
  return { cookies: await cookiesOf(headers), recoveryCodes: backupCodes }
}

/** New recovery codes in place of the old. Throws Refused `identity.password-wrong`. */
export async function renewRecoveryCodes(ctx: Ctx, input: { password: string; browser: Browser }): Promise<string[]> {
  const auth = await staffAuth(ctx)
  const renewing = auth.api.generateBackupCodes({
    body: { password: input.password },
    headers: headersOf(input.browser),
  })
  return (await renewing.catch(refusePassword)).backupCodes
}

/** How many of one's own recovery codes are not used up. Only where two-step sign-in is on. */
export async function countRecoveryCodes(ctx: Ctx): Promise<number> {
  const auth = await staffAuth(ctx)
  const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: staffIdOf(ctx) } })
  return backupCodes.length
}

/** Turns it off by one's own choice. Throws Refused `identity.password-wrong`. */
export async function stopTwoStep(ctx: Ctx, input: { password: string; browser: Browser }): Promise<NewCookie[]> {
  const auth = await staffAuth(ctx)
  const stopping = auth.api.disableTwoFactor({
    body: { password: input.password },
    headers: headersOf(input.browser),
    returnHeaders: true,
  })
  const { headers } = await stopping.catch(refusePassword)
  await announceStopped(ctx, staffIdOf(ctx))
  return cookiesOf(headers)
}

/** Turns it off for somebody who has lost phone and recovery codes. Does nothing where it is off. */
export async function resetTwoStep(ctx: Ctx, staffId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    if (await deleteTwoStep(ctx, staffId)) await announceStopped(ctx, staffId)
  })
}

/** How one signs in oneself. */
export async function readOwnSignIn(ctx: Ctx): Promise<SignInState> {
  const staffId = staffIdOf(ctx)
  const state = (await readSignInStates(ctx, [staffId])).get(staffId)
  return state ?? { staffId, hasPassword: false, elsewhere: false, twoStep: false, lastSeen: null }
}

async function announceStopped(ctx: Ctx, staffId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    await touch(ctx, 'staff')
    await publish(ctx, twoStepStopped({ staffId }))
  })
}

function refusePassword(error: unknown): never {
  throw isAuthRefusal(error) ? new Refused('identity.password-wrong') : error
}
