import type { Config } from '../config.ts'
import { inviteLink } from '../modules/identity/index.ts'
import { changeStaff, findStaffByEmail, inviteStaff, looksLikeEmail, type Role } from '../modules/organisation/index.ts'
import { describeLoading, loadPack, type PackContents } from '../pack/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import type { Ctx } from '../platform/context.ts'
import { migrate } from '../platform/database/migrate.ts'
import { readSettings } from '../platform/settings.ts'
import { say } from '../supervisor/progress.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'
import { withContext } from './command-context.ts'
import { readCheckedPack } from './read-checked-pack.ts'

const ROLES: Role[] = ['employee', 'administrator']
const DEMONSTRATION =
  'This database is a demonstration, where everybody knows the passwords: set DATABASE_URL to a new database, or DATA_DIR to a new folder.'

/** An address that is none, and a pack that is not there or not right, are said before a database is made. */
export async function prepare(config: Config, [email]: string[]): Promise<PackContents> {
  if (!looksLikeEmail(email!)) throw new CannotStart(`${email} is no email address.`)
  return readCheckedPack(config.packFolder)
}

/**
 * `firstpoint setup EMAIL [NAME]`: brings the tables, loads PACK and makes the first administrator, who sets a password by
 * a link that is good once. Running it again loads what changed and makes a new link, for one who lost it.
 */
export async function run(
  config: ConfigWithDatabase,
  [email, name = email]: string[],
  pack: PackContents,
): Promise<void> {
  await migrate(config.databaseUrl, step => say(`  ${step}`))
  await withContext(config, 'setup', async ctx => {
    if ((await readSettings(ctx)).demo) throw new CannotStart(DEMONSTRATION)
    for (const line of describeLoading(await loadPack(ctx, pack, say))) say(line)
    const path = await inviteLink(ctx, await ensureAdministrator(ctx, email!, name!))
    say(`\n${email} is an administrator. Set a password within 7 days, here:\n\n  ${config.baseUrl}${path}\n`)
  })
}

async function ensureAdministrator(ctx: Ctx, email: string, name: string): Promise<string> {
  const known = await findStaffByEmail(ctx, email)
  if (known && !known.roles.includes('administrator'))
    await changeStaff(ctx, known.id, { roles: [...known.roles, 'administrator'] })
  if (known) return known.id
  return inviteStaff(ctx, { email, name, roles: ROLES, teams: [] })
}
