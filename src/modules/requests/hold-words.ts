import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { can } from '../organisation/index.ts'
import { canWorkOn, isPublic } from './request.ts'
import { wordsHeld } from './requests.events.ts'
import { change, getForUpdate } from './requests.store.ts'

/**
 * Takes a request off the public page at once, because a colleague saw something in it that is not for everybody; `releaseWords`
 * shows it again. Once is enough.
 */
export async function holdWords(ctx: Ctx, input: { requestId: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, input.requestId)
    refuseUnless(canWorkOn(request, ctx.actor) && can(ctx.actor, 'photos.release'), 'requests.not-yours-to-show')
    if (!isPublic(request)) return
    await change(ctx, request.id, { held_at: ctx.now() })
    await publish(ctx, wordsHeld({ requestId: request.id }))
  })
}

/** These duty teams were told of danger in these requests: while their words are held they read them too. */
export async function confideRequests(ctx: Ctx, ids: readonly string[], teams: readonly string[]): Promise<void> {
  await sql`update requests.requests set confided_to = array(select distinct unnest(confided_to || ${[...teams]}::text[]) order by 1)
    where id = any(${ids.filter(isId)}::uuid[])`.execute(ctx.db)
}

/** For whoever tells duty teams of these: what is added to one locks it before the record of duty, so this does too. */
export async function lockRequests(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await sql`select from requests.requests where id = any(${ids.filter(isId)}::uuid[]) order by id for no key update`.execute(
    ctx.db,
  )
}
