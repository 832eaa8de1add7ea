// The database of an installation whose parts are killed.
import { sql } from 'kysely'
import { eventually, type Installation } from './installation.ts'

export type Db = Awaited<ReturnType<Installation['openDatabase']>>['db']

/** Works on the installation's database once it answers. */
export async function withDatabase<T>(installation: Installation, work: (db: Db) => Promise<T>): Promise<T> {
  const database = await openWhenUp(installation)
  try {
    return await work(database.db)
  } finally {
    await database.close()
  }
}

async function openWhenUp(installation: Installation) {
  let database: Awaited<ReturnType<Installation['openDatabase']>> | undefined
  await eventually(async () => {
    database = await installation.openDatabase().catch(() => undefined)
    return (
      database !== undefined &&
      (await sql`select 1`.execute(database.db).then(
        () => true,
        () => database!.close().then(() => false),
      ))
    )
  }, 60_000)
  return database!
}

/** How much mail waits to be read; the demonstration's letters take their time. */
export async function countUnread(db: Db): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from channels.arrivals where state = 'waiting' and medium = 'email'`.execute(db)
  return rows[0]!.count
}
