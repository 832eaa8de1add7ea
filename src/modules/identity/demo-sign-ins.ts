import { hashPassword } from 'better-auth/crypto'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { readSettings } from '../../platform/settings.ts'
import { ensureAuthUser, insertPassword } from './staff-auth.store.ts'

/** The password of everybody in a demonstration. */
export const DEMO_PASSWORD = 'demo-firstpoint'

/** Lets these people sign in with the demonstration's password. Throws Refused in a database that is not a demonstration. */
export async function seedDemoSignIns(ctx: Ctx, staff: { id: string }[]): Promise<void> {
  const { demo } = await readSettings(ctx)
  refuseUnless(demo, 'identity.not-a-demonstration')
  // One hash for all: it guards nothing, and a slow hash for each would hold up the first start.
  const hash = await hashPassword(DEMO_PASSWORD)
  for (const { id } of staff) {
    await ensureAuthUser(ctx, id)
    await insertPassword(ctx, id, hash)
  }
}
