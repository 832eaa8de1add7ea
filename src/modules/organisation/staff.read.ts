import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Role } from './permissions.ts'
import type { StaffMember } from './staff.ts'

const PAGE = 200

export interface StaffFilter {
  /** Only this team's. */
  team?: string
  /** Only those whose name or email begins so, or a word of the name does. */
  text?: string
  /** Also those who are disabled. */
  disabled?: boolean
  /** The last person of the page before. */
  after?: { name: string; id: string }
}

/** Staff by name, 200 a page; the next page begins `after` the last of this one. */
export async function listStaff(ctx: Ctx, filter: StaffFilter = {}): Promise<StaffMember[]> {
  let query = select(ctx).orderBy(byName).orderBy('s.id').limit(PAGE)
  if (!filter.disabled) query = query.where(sql<boolean>`(s.disabled_at is null or s.disabled_at > ${ctx.now()})`)
  if (filter.after)
    query = query.where(sql<boolean>`(${byName}, s.id) > (lower(${filter.after.name}), ${filter.after.id})`)
  if (filter.team)
    query = query.where(sql<boolean>`exists (
    select from organisation.team_members m where m.staff_id = s.id and m.team_id = ${filter.team})`)
  if (filter.text) {
    const start = `${escapeLike(filter.text.trim().toLowerCase())}%`
    query = query.where(
      sql<boolean>`(lower(s.email) like ${start} or lower(s.name) like ${start} or lower(s.name) like ${`% ${start}`})`,
    )
  }
  return (await query.execute()).map(row => toStaffMember(ctx, row))
}

/** Those of a team who are not disabled, by name. */
export async function listMembers(ctx: Ctx, teamId: string): Promise<StaffMember[]> {
  return listStaff(ctx, { team: teamId })
}

/** Throws NotFound. */
export async function getStaff(ctx: Ctx, id: string): Promise<StaffMember> {
  const row = await select(ctx).where('s.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound(`staff ${id}`)
  return toStaffMember(ctx, row)
}

/** What these colleagues are called, by id; ids of nobody are left out. */
export async function nameStaff(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('organisation.staff_members')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** By email in any case; also somebody disabled (see `disabledAt`). */
export async function findStaffByEmail(ctx: Ctx, email: string): Promise<StaffMember | null> {
  const row = await select(ctx).where(sql<boolean>`lower(s.email) = ${email.trim().toLowerCase()}`).executeTakeFirst()
  return row ? toStaffMember(ctx, row) : null
}

const byName = sql`lower(s.name) collate "C"`
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

function select(ctx: Ctx) {
  return ctx.db
    .selectFrom('organisation.staff_members as s')
    .selectAll('s')
    .select(
      sql<
        string[]
      >`array(select m.team_id from organisation.team_members m where m.staff_id = s.id order by m.team_id)`.as(
        'teams',
      ),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

/** The end of somebody's access is kept as the moment from which they are disabled. */
function toStaffMember(ctx: Ctx, { id, email, name, roles, teams, ward, disabled_at, created_at }: Row): StaffMember {
  const isOver = disabled_at !== null && disabled_at <= ctx.now()
  const ends = isOver ? { disabledAt: disabled_at, until: null } : { disabledAt: null, until: disabled_at }
  return { id, email, name, roles: roles as Role[], teams, ward, ...ends, createdAt: created_at }
}
