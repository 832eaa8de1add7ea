import { listStaff, ROLES } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { readSettings } from '../../../platform/settings.ts'
import { ROLE_NAMES } from '../names.ts'

/** In a demonstration, one person for each role: whoever has it and least beside it. Else nobody. */
export async function listDemoPeople(ctx: Ctx): Promise<{ email: string; role: string }[]> {
  const { demo } = await readSettings(ctx)
  if (!demo) return []
  const staff = (await listStaff(ctx)).toSorted(
    (a, b) => a.roles.length - b.roles.length || a.email.length - b.email.length,
  )
  return ROLES.flatMap(role => {
    const person = staff.find(each => each.roles.includes(role))
    return person ? { email: person.email, role: ROLE_NAMES[role] } : []
  })
}
