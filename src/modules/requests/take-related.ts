import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { relatedTaken } from './requests.events.ts'

/** Somebody takes up what was offered with her request: counted once for each service. */
export async function takeRelated(ctx: Ctx, input: { requestId: string; related: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    const { rows } = await sql<{ service: string; again: boolean }>`
      select r.service_slug as service, exists (select from platform.events e where e.subject = r.id
        and e.type = ${relatedTaken.type} and e.data->>'related' = ${input.related}) as again
      from requests.requests r where r.id = ${isId(input.requestId) ? input.requestId : null}::uuid for update`.execute(
      ctx.db,
    )
    if (!rows[0]) throw new NotFound('request')
    const { service, again } = rows[0]
    if (!again) await publish(ctx, relatedTaken({ requestId: input.requestId, service, related: input.related }))
  })
}

/** How often what goes with a service was taken up since then, by the service that was taken. Its index says the same type. */
export async function countRelatedTaken(ctx: Ctx, service: string, since: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ related: string; count: number }>`
    select data->>'related' as related, count(*)::int as count from platform.events
    where type = 'requests.related-taken' and at >= ${since} and data->>'service' = ${service} group by 1`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ related, count }) => [related, count]))
}
