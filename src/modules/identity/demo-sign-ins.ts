import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { readSettings } from '../../platform/settings.ts'
import { listStaff, ROLES, type Role } from '../organisation/index.ts'
import { ensureAuthUser, insertPassword } from './staff-auth.store.ts'

/** The password of everybody in a demonstration. */
export const DEMO_PASSWORD = 'demo-firstpoint'

/** One for all: it guards nothing, and a slow hash for each would hold up the first start. */
let hash: Promise<string> | undefined

async function hashDemoPassword(): Promise<string> {
  const { hashPassword } = await import('better-auth/crypto')
  return hashPassword(DEMO_PASSWORD)
}

/** Lets these people sign in with the demonstration's password. Throws Refused in a database that is not a demonstration. */
export async function seedDemoSignIns(ctx: Ctx, staff: { id: string }[]): Promise<void> {
  const { demo } = await readSettings(ctx)
  refuseUnless(demo, 'identity.not-a-demonstration')
  hash ??= hashDemoPassword()
  const known = await hash
  for (const { id } of staff) {
    await ensureAuthUser(ctx, id)
    await insertPassword(ctx, id, known)
  }
}

/** In a demonstration, one person for each role: the first for whom it is the highest, else the first who has it. */
export async function listDemoSignIns(ctx: Ctx): Promise<{ role: Role; email: string }[]> {
  const { demo } = await readSettings(ctx)
  if (!demo) return []
  const staff = (await listStaff(ctx)).filter(person => !person.disabledAt).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return ROLES.flatMap(role => {
    const person =
      staff.find(each => each.roles.at(-1) === role) ?? staff.find(each => (each.roles as string[]).includes(role))
    return person ? { role, email: person.email } : []
  })
}
