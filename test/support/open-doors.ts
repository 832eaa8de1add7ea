import { sql } from 'kysely'
import type { Ctx } from '../../src/platform/context.ts'
import { touch } from '../../src/platform/memory.ts'

const ALL_DAY = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, ['00:00-24:00']]))

/** Every location is open, whatever the day and the hour at which the test runs, also around midnight: kiosks give tickets. */
export async function openDoors(ctx: Ctx): Promise<void> {
  const always = JSON.stringify({ hours: ALL_DAY, holidays: 'none' })
  await sql`update organisation.locations set definition = definition || ${always}::jsonb`.execute(ctx.db)
  await touch(ctx, 'organisation')
}

/** So is every line and team: shortly before the end of a day no call is promised for it. */
export async function neverClose(ctx: Ctx): Promise<void> {
  const always = JSON.stringify({ blocks: ALL_DAY, closures: [], holidays: 'none' })
  await sql`update organisation.calendars set definition = definition || ${always}::jsonb`.execute(ctx.db)
  await touch(ctx, 'organisation')
}
