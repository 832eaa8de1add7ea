// One-time links with which somebody sets a password: an invitation, or help after forgetting it.
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Ctx } from '../../platform/context.ts'
import { Refused, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { touch } from '../../platform/memory.ts'
import { queueMessages } from '../channels/index.ts'
import { findStaffByEmail, getStaff, readOrganisation, type StaffMember } from '../organisation/index.ts'
import { passwordSet, signInLinkMade } from './identity.events.ts'
import { type LinkPurpose, linkMail } from './link-mail.ts'
import { mayComeIn } from './may-come-in.ts'
import { checkPassword } from './password-rules.ts'
import { forgetTries } from './sign-in-tries.ts'
import { deleteVerifications, ensureAuthUser, readNewestLink, readSignInStates } from './staff-auth.store.ts'
import { isAuthRefusal, staffAuth } from './staff-auth.ts'

const VALID_HOURS: Record<LinkPurpose, number> = { invitation: 7 * 24, forgotten: 1 }
/** Somebody who presses twice, or a stranger who presses for her, gets one mail. */
const AGAIN_MS = 2 * 60_000
/** Longer than the work ever takes, so that the time does not tell whether an address is known. */
const SAME_TIME_MS = 300

/** The path under which better-auth finds the token again. */
const identifierOf = (token: string): string => `reset-password:${token}`

/**
 * Makes the link with which this person sets a password and answers its path ('/staff/welcome/…'), good once and for
 * 7 days (forgotten: an hour). Earlier links of the person stop working. Throws NotFound; Refused `identity.disabled`, `identity.no-role`.
 */
export async function inviteLink(ctx: Ctx, staffId: string, purpose: LinkPurpose = 'invitation'): Promise<string> {
  return ctx.transaction(async ctx => {
    const person = await getStaff(ctx, staffId)
    refuseUnless(!person.disabledAt, 'identity.disabled')
    refuseUnless(mayComeIn(person), 'identity.no-role')
    const token = randomBytes(24).toString('base64url')
    await ensureAuthUser(ctx, staffId)
    await deleteVerifications(ctx, staffId)
    const { internalAdapter } = await (await staffAuth(ctx)).$context
    const expiresAt = new Date(ctx.now().getTime() + VALID_HOURS[purpose] * 3_600_000)
    await internalAdapter.createVerificationValue({ identifier: identifierOf(token), value: staffId, expiresAt })
    await publish(ctx, signInLinkMade({ staffId, purpose }))
    return `/staff/welcome/${token}`
  })
}

/** Makes a link and mails it. `origin` is the address people reach this council at. Answers the whole link. */
export async function sendLink(
  ctx: Ctx,
  input: { staffId: string; purpose: LinkPurpose; origin: string },
): Promise<string> {
  return ctx.transaction(async ctx => {
    const person = await getStaff(ctx, input.staffId)
    const path = await inviteLink(ctx, person.id, input.purpose)
    const { council } = await readOrganisation(ctx)
    const { subject, words } = linkMail(input.purpose, {
      name: person.name,
      council: council.name.en,
      link: input.origin + path,
    })
    const key = `staff-link:${path.slice(-12)}`
    await queueMessages(ctx, [
      {
        key,
        medium: 'email',
        recipient: person.email,
        language: 'en',
        subject,
        words,
        about: person.id,
        urgency: 'now',
      },
    ])
    return input.origin + path
  })
}

/** Mails a link to whoever has this address. Answers nothing, in the same time, whether or not anybody has it. */
export async function sendForgottenLink(ctx: Ctx, input: { email: string; origin: string }): Promise<void> {
  await Promise.all([sendIfKnown(ctx, input), pause(SAME_TIME_MS)])
}

async function sendIfKnown(ctx: Ctx, { email, origin }: { email: string; origin: string }): Promise<void> {
  const person = await findStaffByEmail(ctx, email)
  if (!person || !mayComeIn(person) || (await comesInElsewhere(ctx, person.id))) return
  const newest = await readNewestLink(ctx, person.id)
  if (newest && ctx.now().getTime() - newest.getTime() < AGAIN_MS) return
  await sendLink(ctx, { staffId: person.id, purpose: 'forgotten', origin })
}

/** At the council's own provider alone: a password is then an administrator's to give, for it would outlast her work here. */
async function comesInElsewhere(ctx: Ctx, staffId: string): Promise<boolean> {
  const state = (await readSignInStates(ctx, [staffId])).get(staffId)
  return !!ctx.ports.singleSignOn && !!state?.elsewhere && !state.hasPassword
}

/** Whose link this is; null when it was used, replaced, is too old or never was. */
export async function findLinkOwner(ctx: Ctx, token: string): Promise<StaffMember | null> {
  const { internalAdapter } = await (await staffAuth(ctx)).$context
  const found = await internalAdapter.findVerificationValue(identifierOf(token))
  if (!found || found.expiresAt <= ctx.now()) return null
  const person = await getStaff(ctx, found.value)
  return mayComeIn(person) ? person : null
}

/** Sets the password of the link's owner and ends her sessions. Throws Refused `identity.link-used` and as `checkPassword`. */
export async function setPasswordByLink(ctx: Ctx, { token, password }: { token: string; password: string }) {
  const person = await findLinkOwner(ctx, token)
  if (!person) throw new Refused('identity.link-used')
  checkPassword(password, person)
  const auth = await staffAuth(ctx)
  await auth.api.resetPassword({ body: { token, newPassword: password } }).catch(error => {
    throw isAuthRefusal(error) ? new Refused('identity.link-used') : error
  })
  await forgetTries(ctx, person.email)
  await ctx.transaction(async ctx => {
    await touch(ctx, 'staff')
    await publish(ctx, passwordSet({ staffId: person.id }))
  })
}
