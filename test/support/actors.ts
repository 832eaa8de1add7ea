import { sql } from 'kysely'
import { permissionsOf, type Role } from '../../src/modules/organisation/index.ts'
import type { StaffActor } from '../../src/platform/actor.ts'
import type { Ctx } from '../../src/platform/context.ts'
import { idOfName } from '../../src/platform/id.ts'

export { system } from '../../src/platform/actor.ts'

export interface StaffParts {
  roles: Role[]
  teams?: string[]
  /** Tells colleagues apart; the same name is the same person. */
  name?: string
}

/** A member of staff with what these roles may do. Only in memory: `addStaff` writes her down too. */
export function staffActor({ roles, teams = [], name = `${roles.join(' and ')} (test)` }: StaffParts): StaffActor {
  const email = `${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replace(/\.$/, '')}@staff.test`
  return { kind: 'staff', id: idOfName('staff', name), name, email, roles, teams, permissions: permissionsOf(roles) }
}

/** Writes a member of staff into the database and answers her as an actor. Doing it twice is doing it once. */
export async function addStaff(ctx: Ctx, parts: StaffParts): Promise<StaffActor> {
  const actor = staffActor(parts)
  await sql`insert into organisation.staff_members (id, email, name, roles)
    values (${actor.id}::uuid, ${actor.email}, ${actor.name}, ${actor.roles}::text[]) on conflict do nothing`.execute(
    ctx.db,
  )
  await sql`insert into organisation.team_members (team_id, staff_id)
    select team, ${actor.id}::uuid from unnest(${actor.teams}::text[]) team on conflict do nothing`.execute(ctx.db)
  return actor
}
