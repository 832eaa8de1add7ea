import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { touch } from '../../platform/memory.ts'
import type { Role } from './permissions.ts'
import { getStaff } from './staff.read.ts'
import type { StaffMember } from './staff.ts'

const FOREIGN_KEY_VIOLATION = '23503'
const UNIQUE_VIOLATION = '23505'

type Saved = Pick<StaffMember, 'email' | 'name' | 'roles' | 'until' | 'ward'>

export async function insertStaff(ctx: Ctx, { until, ...person }: Saved & { id: string }): Promise<void> {
  const row = { ...person, disabled_at: until }
  await emailTaken(ctx.db.insertInto('organisation.staff_members').values(row).execute())
}

/** Tells every process that what it holds about signed-in staff may be old. */
const forgetSignedIn = (ctx: Ctx): Promise<void> => touch(ctx, 'staff', 'councillors')

/** Of somebody disabled `until` says nothing: enabling comes first. */
export async function updateStaff(ctx: Ctx, id: string, { until, ...change }: Saved): Promise<void> {
  await forgetSignedIn(ctx)
  const ends = sql<Date>`case when disabled_at <= ${ctx.now()} then disabled_at else ${until}::timestamptz end`
  const row = { ...change, disabled_at: ends }
  await emailTaken(ctx.db.updateTable('organisation.staff_members').set(row).where('id', '=', id).execute())
}

export async function saveDisabled(ctx: Ctx, id: string, disabledAt: Date | null): Promise<void> {
  await forgetSignedIn(ctx)
  await ctx.db.updateTable('organisation.staff_members').set({ disabled_at: disabledAt }).where('id', '=', id).execute()
}

/** Locks the person until the transaction ends. Throws NotFound. */
export async function lockStaff(ctx: Ctx, id: string): Promise<StaffMember> {
  const query = ctx.db.selectFrom('organisation.staff_members').select('id').where('id', '=', id).forUpdate()
  if (!(await query.executeTakeFirst())) throw new NotFound(`staff ${id}`)
  return getStaff(ctx, id)
}

/** Locks all administrators who can sign in for good, so that two of them cannot remove each other at the same moment. */
export async function lockAdministrators(ctx: Ctx): Promise<string[]> {
  const role: Role = 'administrator'
  const rows = await ctx.db
    .selectFrom('organisation.staff_members')
    .select('id')
    .where('disabled_at', 'is', null)
    .where(sql<boolean>`${role} = any(roles)`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(row => row.id)
}

export async function saveTeamsOf(ctx: Ctx, staffId: string, teams: string[]): Promise<void> {
  await forgetSignedIn(ctx)
  const rows = [...new Set(teams)].map(team_id => ({ team_id, staff_id: staffId }))
  await ctx.db.deleteFrom('organisation.team_members').where('staff_id', '=', staffId).execute()
  if (rows.length === 0) return
  const inserting = ctx.db.insertInto('organisation.team_members').values(rows).execute()
  await refusedFor(inserting, FOREIGN_KEY_VIOLATION, 'organisation.no-such-team')
}

const emailTaken = (writing: Promise<unknown>) => refusedFor(writing, UNIQUE_VIOLATION, 'organisation.email-taken')

async function refusedFor(writing: Promise<unknown>, sqlState: string, code: string): Promise<void> {
  await writing.catch(error => {
    throw (error as { code?: string }).code === sqlState ? new Refused(code) : error
  })
}
