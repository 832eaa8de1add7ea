import { sql } from 'kysely'
import type { Channel } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'

/** How many of the newest requests say what is asked most now. */
const NEWEST = 2000

/**
 * Slugs of the services asked most of late, most first; of those asked by this channel before all others, where one is
 * named. Sensitive ones are left out: a list of them is no comfort.
 */
export async function listMostAsked(ctx: Ctx, limit: number, channel?: Channel): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select service_slug as slug from (
      select service_slug, submission_id from requests.requests where not sensitive
      order by opened_at desc, id desc limit ${NEWEST}) newest
    ${channel ? sql`join requests.submissions s on s.id = submission_id` : sql``}
    group by 1 order by ${channel ? sql`count(*) filter (where s.channel = ${channel}) desc,` : sql``} count(*) desc, 1
    limit ${limit}`.execute(ctx.db)
  return rows.map(row => row.slug)
}
