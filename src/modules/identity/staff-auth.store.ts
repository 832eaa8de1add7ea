import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** The address better-auth knows somebody by. The real one may change and is kept in one place only. */
export const standInEmail = (staffId: string): string => `${staffId}@staff.invalid`

/** Makes sure that better-auth knows this person. */
export async function ensureAuthUser(ctx: Ctx, staffId: string): Promise<void> {
  await ctx.db
    .insertInto('staff_auth.user')
    .values({ id: staffId, name: '', email: standInEmail(staffId), emailVerified: true })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
}

export async function insertPassword(ctx: Ctx, staffId: string, hash: string): Promise<void> {
  await ctx.db
    .insertInto('staff_auth.account')
    .values({ userId: staffId, accountId: staffId, providerId: 'credential', password: hash, updatedAt: ctx.now() })
    .onConflict(conflict => conflict.columns(['providerId', 'accountId']).doNothing())
    .execute()
}

/** Nor is there a second step any more, or a link to set one. Answers whether there was one. */
export async function deletePassword(ctx: Ctx, staffId: string): Promise<boolean> {
  await deleteVerifications(ctx, staffId)
  await deleteTwoStep(ctx, staffId)
  const { numDeletedRows } = await ctx.db
    .deleteFrom('staff_auth.account')
    .where('userId', '=', staffId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
  return Number(numDeletedRows) > 0
}

/** Whom a provider means by its name for somebody; null for one not seen yet. */
export async function findLinkedStaff(ctx: Ctx, provider: string, subject: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('staff_auth.account')
    .select('userId')
    .where('providerId', '=', provider)
    .where('accountId', '=', subject)
    .executeTakeFirst()
  return row?.userId ?? null
}

export async function linkStaff(
  ctx: Ctx,
  { staffId, provider, subject }: { staffId: string; provider: string; subject: string },
): Promise<void> {
  await ctx.db
    .insertInto('staff_auth.account')
    .values({ userId: staffId, accountId: subject, providerId: provider, updatedAt: ctx.now() })
    .onConflict(conflict => conflict.columns(['providerId', 'accountId']).doNothing())
    .execute()
}

/** Ends sessions: all of this person's, all but one, or one. Answers how many. */
export async function deleteSessions(
  ctx: Ctx,
  staffId: string,
  which: { only?: string; except?: string } = {},
): Promise<number> {
  let query = ctx.db.deleteFrom('staff_auth.session').where('userId', '=', staffId)
  if (which.only) query = query.where('id', '=', which.only)
  if (which.except) query = query.where('id', '!=', which.except)
  const { numDeletedRows } = await query.executeTakeFirst()
  return Number(numDeletedRows)
}

/** At how many places this person is signed in. */
export async function countSessions(ctx: Ctx, staffId: string): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('staff_auth.session')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('userId', '=', staffId)
    .where('expiresAt', '>', ctx.now())
    .executeTakeFirstOrThrow()
  return count
}

/** Links and half-done sign-ins of this person no longer work. */
export async function deleteVerifications(ctx: Ctx, staffId: string): Promise<void> {
  await ctx.db.deleteFrom('staff_auth.verification').where('value', '=', staffId).execute()
}

/** Answers whether there was one. */
export async function deleteTwoStep(ctx: Ctx, staffId: string): Promise<boolean> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('staff_auth.twoFactor')
    .where('userId', '=', staffId)
    .executeTakeFirst()
  await ctx.db.updateTable('staff_auth.user').set({ twoFactorEnabled: false }).where('id', '=', staffId).execute()
  return Number(numDeletedRows) > 0
}

export interface SignInState {
  staffId: string
  hasPassword: boolean
  /** She has come in by the council's own provider. */
  elsewhere: boolean
  twoStep: boolean
  /** Of the newest session, in the last 12 hours. */
  lastSeen: Date | null
}

/** How each of these people signs in. */
export async function readSignInStates(ctx: Ctx, staffIds: string[]): Promise<Map<string, SignInState>> {
  if (staffIds.length === 0) return new Map()
  const { rows } = await sql<SignInState>`
    select u.id as "staffId", coalesce(u."twoFactorEnabled", false) as "twoStep",
      exists (select from staff_auth.account a where a."userId" = u.id and a.password is not null) as "hasPassword",
      exists (select from staff_auth.account a where a."userId" = u.id and a."providerId" <> 'credential') as elsewhere,
      (select max(s."createdAt") from staff_auth.session s where s."userId" = u.id) as "lastSeen"
    from staff_auth."user" u where u.id = any(${staffIds}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(row => [row.staffId, row]))
}

/** When this person's newest link, or half-done sign-in, was made. */
export async function readNewestLink(ctx: Ctx, staffId: string): Promise<Date | null> {
  const row = await ctx.db
    .selectFrom('staff_auth.verification')
    .select('createdAt')
    .where('value', '=', staffId)
    .where('expiresAt', '>', ctx.now())
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.createdAt ?? null
}

/** The key of somebody's app, encrypted; null where none was made. */
export async function readTwoStep(ctx: Ctx, staffId: string): Promise<{ secret: string; verified: boolean } | null> {
  const row = await ctx.db
    .selectFrom('staff_auth.twoFactor')
    .select(['secret', 'verified'])
    .where('userId', '=', staffId)
    .executeTakeFirst()
  return row ? { secret: row.secret, verified: row.verified !== false } : null
}
