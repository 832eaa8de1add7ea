import type { Ctx } from '../../../platform/context.ts'
import type { Span } from './team-time.ts'

const DAY_MS = 86_400_000

/** A booking has this time of somebody of the team: instead of what it had before. */
export async function keepTime(
  ctx: Ctx,
  keptFor: string,
  { team, from, until }: Span & { team: string },
): Promise<void> {
  const time = { team_id: team, starts_at: from, ends_at: until }
  await ctx.db
    .insertInto('interactions.kept_times')
    .values({ kept_for: keptFor, ...time })
    .onConflict(conflict => conflict.column('kept_for').doUpdateSet(time))
    .execute()
}

/** Others can have it. */
export async function giveTimeBack(ctx: Ctx, keptFor: string): Promise<void> {
  await ctx.db.deleteFrom('interactions.kept_times').where('kept_for', '=', keptFor).execute()
}

/** The night after nobody counts them. */
export async function forgetKeptTimes(ctx: Ctx): Promise<void> {
  const yesterday = new Date(ctx.now().getTime() - DAY_MS)
  await ctx.db.deleteFrom('interactions.kept_times').where('ends_at', '<', yesterday).execute()
}
