import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { touch } from '../../platform/memory.ts'
import { disableStaff } from '../organisation/index.ts'
import { sessionsEnded } from './identity.events.ts'
import { countSessions, deleteSessions, deleteVerifications } from './staff-auth.store.ts'

/** A place somebody is signed in at. */
export interface Session {
  id: string
  ip: string
  userAgent: string
  since: Date
}

/** Where this person is signed in now, the newest first. */
export async function listSessions(ctx: Ctx, staffId: string): Promise<Session[]> {
  const rows = await ctx.db
    .selectFrom('staff_auth.session')
    .select(['id', 'ipAddress', 'userAgent', 'createdAt'])
    .where('userId', '=', staffId)
    .where('expiresAt', '>', ctx.now())
    .orderBy('createdAt', 'desc')
    .limit(50)
    .execute()
  return rows.map(row => ({
    id: row.id,
    ip: row.ipAddress ?? '',
    userAgent: row.userAgent ?? '',
    since: row.createdAt,
  }))
}

/** Signs somebody out: everywhere, everywhere but here, or in one place. */
export async function endSessions(
  ctx: Ctx,
  staffId: string,
  which: { only?: string; except?: string } = {},
): Promise<void> {
  await ctx.transaction(async ctx => {
    const count = await deleteSessions(ctx, staffId, which)
    if (count === 0) return
    await touch(ctx, 'staff')
    await publish(ctx, sessionsEnded({ staffId, count, left: await countSessions(ctx, staffId) }))
  })
}

/** Disables somebody and signs them out everywhere at once; their links stop working. Throws as `disableStaff`. */
export async function shutOut(ctx: Ctx, staffId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    await disableStaff(ctx, staffId)
    await deleteVerifications(ctx, staffId)
    await endSessions(ctx, staffId)
  })
}

/** The staff member who acts. Throws Refused `identity.not-staff`. */
export function staffIdOf(ctx: Ctx): string {
  refuseUnless(ctx.actor.kind === 'staff', 'identity.not-staff')
  return ctx.actor.id as string
}
