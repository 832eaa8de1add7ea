import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { CannotStart } from '../platform/cannot-start.ts'

const OLDEST_VERSION = 15
const CONNECT_WITHIN = 5_000
const WAIT_WHILE_STARTING = 30_000

type Target = { where: string; database: string; user: string }

function describeTarget(client: pg.Client): Target {
  const where = client.host.startsWith('/') ? client.host : `${client.host}:${client.port}`
  return { where, database: client.database ?? '', user: client.user ?? '' }
}

function explain(error: Error & { code?: string }, { where, database, user }: Target): string {
  const server = `the PostgreSQL at ${where}`
  switch (error.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `DATABASE_URL names a machine that cannot be found (${where}): check its name.`
    case '28P01':
      return `DATABASE_URL holds a wrong user name or password: ${server} refused ${user}.`
    case '28000':
      return `DATABASE_URL: ${server} does not let ${user} in from this machine: check its pg_hba.conf.`
    case '3D000':
      return `DATABASE_URL names a database that is not there: create ${database} at ${where} first.`
    case '53300':
      return `DATABASE_URL: ${server} has no connection left: raise its max_connections.`
    default:
  }
  if (/password must be a string/.test(error.message)) {
    return `DATABASE_URL holds no password, and ${server} asks ${user} for one.`
  }
  if (error.code?.startsWith('E') || /timeout/.test(error.message)) {
    return `DATABASE_URL: no PostgreSQL answers at ${where}: check the address, and that it is running.`
  }
  return `DATABASE_URL: ${server} did not let us in: ${error.message}.`
}

/** Refuses a server we cannot work with. `version` is PostgreSQL's server_version_num, 150004 for 15.4. */
export function refuseUnsuitable(
  found: { version: number; encoding: string; mayCreate: boolean },
  target: Target,
): void {
  const major = Math.floor(found.version / 10_000)
  if (major < OLDEST_VERSION) {
    throw new CannotStart(
      `DATABASE_URL: the PostgreSQL at ${target.where} is version ${major}, and Firstpoint needs ${OLDEST_VERSION} or newer.`,
    )
  }
  if (found.encoding !== 'UTF8') {
    throw new CannotStart(
      `DATABASE_URL: the database ${target.database} is encoded in ${found.encoding}, and Firstpoint needs UTF8.`,
    )
  }
  if (!found.mayCreate) {
    throw new CannotStart(
      `DATABASE_URL: ${target.user} may not make schemas in the database ${target.database}: make that user its owner.`,
    )
  }
}

/** Codes of a server that is not there just now: it is being started or stopped, or nobody listens yet. */
const AWAY = ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT']
const STARTING = ['57P03']

async function connect(url: string, patient: boolean): Promise<{ client: pg.Client; target: Target }> {
  const end = Date.now() + WAIT_WHILE_STARTING
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN })
    client.on('error', () => {})
    const target = describeTarget(client)
    try {
      await client.connect()
      return { client, target }
    } catch (error) {
      const mayCome = (patient ? AWAY : STARTING).includes((error as { code?: string }).code ?? '')
      if (!mayCome || Date.now() > end) throw new CannotStart(explain(error as Error, target))
      await pause(500)
    }
  }
}

/**
 * Makes sure that the council's own database can be used. Throws CannotStart with one sentence, without passwords.
 * `patient`: one that does not answer is given 30 seconds, because it may be starting again just now.
 */
export async function checkDatabase(url: string, { patient = false } = {}): Promise<void> {
  const { client, target } = await connect(url, patient)
  try {
    const { rows } = await client.query<{ version: number; encoding: string; mayCreate: boolean }>(`
      select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
        has_database_privilege(current_database(), 'create') as "mayCreate"`)
    refuseUnsuitable(rows[0]!, target)
  } finally {
    await client.end()
  }
}
