import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { touch } from '../../platform/memory.ts'
import { staffInvited } from './organisation.events.ts'
import type { Role } from './permissions.ts'
import { findStaffByEmail } from './staff.read.ts'
import { insertStaff, saveTeamsOf } from './staff.store.ts'

export interface Invitation {
  email: string
  name: string
  roles: Role[]
  /** Ids of teams. */
  teams: string[]
  /** When their access ends by itself. */
  until?: Date | null
  /** Of a councillor. */
  ward?: string | null
}

/**
 * Adds somebody to the staff; how they first sign in is identity's. Answers their id.
 * Throws Refused: `organisation.email-wrong`, `organisation.email-taken`, `organisation.name-missing`,
 * `organisation.no-such-team`, `organisation.until-past`.
 */
export async function inviteStaff(
  ctx: Ctx,
  { email, name, roles, teams, until = null, ward = null }: Invitation,
): Promise<string> {
  refuseUnless(name.trim() !== '', 'organisation.name-missing')
  refuseUnless(looksLikeEmail(email), 'organisation.email-wrong')
  refuseUnless(!until || until > ctx.now(), 'organisation.until-past')
  const id = newId()
  await ctx.transaction(async ctx => {
    refuseUnless((await findStaffByEmail(ctx, email)) === null, 'organisation.email-taken')
    await insertStaff(ctx, { id, email: email.trim().toLowerCase(), name: name.trim(), roles, until, ward })
    await saveTeamsOf(ctx, id, teams)
    if (roles.includes('councillor')) await touch(ctx, 'councillors')
    await publish(ctx, staffInvited({ staffId: id, roles, teams, until: until?.toISOString() ?? null }))
  })
  return id
}

/** One @ with something on both sides and a dot after it; only a message can prove more. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
