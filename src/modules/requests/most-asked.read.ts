import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** How many of the newest requests say what is asked most now. */
const NEWEST = 2000

/** Slugs of the services asked most of late, most first. Sensitive ones are left out: a list of them is no comfort. */
export async function listMostAsked(ctx: Ctx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select service_slug as slug from (
      select service_slug from requests.requests where not sensitive order by opened_at desc, id desc limit ${NEWEST}) newest
    group by 1 order by count(*) desc, 1 limit ${limit}`.execute(ctx.db)
  return rows.map(row => row.slug)
}
