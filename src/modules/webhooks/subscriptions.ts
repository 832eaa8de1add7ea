import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId, newId } from '../../platform/id.ts'
import { held, touch } from '../../platform/memory.ts'
import { isOutsideAddress } from '../../platform/outside-address.ts'
import { can } from '../organisation/index.ts'
import { secretRenewed, subscriptionAdded, subscriptionResumed, subscriptionStopped } from './webhooks.events.ts'
import { ALL_NEWS, type News, type Subscription } from './webhooks.ts'

const HELD = 'webhooks.subscriptions'
const columns = sql`id, name, url, secret, news, services, personal, created_at as "createdAt", stopped_at as "stoppedAt"`

/** Those that are told something now. */
export const readSubscriptions = held<Subscription[]>(HELD, async ctx => {
  const { rows } =
    await sql<Subscription>`select ${columns} from webhooks.subscriptions where stopped_at is null`.execute(ctx.db)
  return rows
})

export interface SubscriptionView extends Subscription {
  personalBecause: string
  createdBy: string | null
  stoppedBecause: string | null
  failed: number
}

/** Every one there ever was, the newest first; nothing where the actor may not. */
export async function listSubscriptions(ctx: Ctx): Promise<SubscriptionView[]> {
  if (!can(ctx.actor, 'keys.change')) return []
  const { rows } = await sql<SubscriptionView>`select ${columns}, personal_because as "personalBecause",
      (select c.name from organisation.colleagues c where c.id = s.created_by) as "createdBy",
      stopped_because as "stoppedBecause",
      (select count(*)::int from webhooks.deliveries d where d.subscription_id = s.id and d.status = 'failed') as failed
    from webhooks.subscriptions s order by created_at desc, id`.execute(ctx.db)
  return rows
}

/** Throws NotFound. */
export async function getSubscription(ctx: Ctx, id: string): Promise<SubscriptionView> {
  const found = (await listSubscriptions(ctx)).find(each => each.id === id)
  if (!found) throw new NotFound('subscription')
  return found
}

export interface NewSubscription {
  name: string
  url: string
  news: string[]
  services: string[]
  personal: boolean
  personalBecause: string
}

/**
 * Another system is told from now on. Answers its id and the secret both sides sign with. Throws `Refused`:
 * `webhooks.name-missing`, `webhooks.address-wrong`, `webhooks.news-missing`, `webhooks.because-missing`.
 */
export async function addSubscription(ctx: Ctx, input: NewSubscription): Promise<{ id: string; secret: string }> {
  if (!can(ctx.actor, 'keys.change')) throw new NotFound('subscriptions')
  const news = ALL_NEWS.filter(each => input.news.includes(each))
  const [name, because] = [input.name.trim(), input.personalBecause.trim()]
  refuseUnless(name !== '', 'webhooks.name-missing')
  refuseUnless(isOutsideAddress(input.url.trim()), 'webhooks.address-wrong')
  refuseUnless(news.length > 0, 'webhooks.news-missing')
  refuseUnless(!input.personal || because !== '', 'webhooks.because-missing')
  const [id, secret] = [newId(), newSecret()]
  await ctx.transaction(async ctx => {
    await ctx.db
      .insertInto('webhooks.subscriptions')
      .values({
        id,
        name,
        url: input.url.trim(),
        secret,
        news,
        services: input.services,
        personal: input.personal,
        personal_because: input.personal ? because : '',
        created_by: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
        created_at: ctx.now(),
      })
      .execute()
    await touch(ctx, HELD)
    await publish(ctx, subscriptionAdded({ subscriptionId: id, news: news as News[], personal: input.personal }))
  })
  return { id, secret }
}

/** So long the secret before signs too: the other side has that time to change. */
const BOTH_SIGN = '24 hours'

/**
 * Makes a new secret, where the one before may be known to somebody else or is old. For a day both sign. Answers the new one. Of a
 * system that is told nothing any more: NotFound.
 */
export async function renewSecret(ctx: Ctx, id: string): Promise<string> {
  if (!can(ctx.actor, 'keys.change')) throw new NotFound('subscription')
  const secret = newSecret()
  await ctx.transaction(async ctx => {
    const { numAffectedRows } = await sql`update webhooks.subscriptions set old_secret = secret,
        old_secret_until = ${ctx.now()}::timestamptz + ${BOTH_SIGN}::interval, secret = ${secret}
      where id = ${isId(id) ? id : null}::uuid and stopped_at is null`.execute(ctx.db)
    if (!numAffectedRows) throw new NotFound('subscription')
    await touch(ctx, HELD)
    await publish(ctx, secretRenewed({ subscriptionId: id }))
  })
  return secret
}

const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`

/** It is told nothing more; what it was told stays. Twice is once. */
export async function stopSubscription(ctx: Ctx, id: string, because: 'staff' | 'gone'): Promise<void> {
  if (!can(ctx.actor, 'keys.change')) throw new NotFound('subscription')
  await ctx.transaction(async ctx => {
    const { numAffectedRows } =
      await sql`update webhooks.subscriptions set stopped_at = ${ctx.now()}, stopped_because = ${because}
      where id = ${isId(id) ? id : null}::uuid and stopped_at is null`.execute(ctx.db)
    if (!numAffectedRows) return
    await touch(ctx, HELD)
    await publish(ctx, subscriptionStopped({ subscriptionId: id, because }))
  })
}

/** It is told again from now on; what happened meanwhile it is not told. Twice is once. */
export async function resumeSubscription(ctx: Ctx, id: string): Promise<void> {
  await getSubscription(ctx, id)
  await ctx.transaction(async ctx => {
    const { numAffectedRows } = await sql`update webhooks.subscriptions set stopped_at = null, stopped_because = null
      where id = ${id}::uuid and stopped_at is not null`.execute(ctx.db)
    if (!numAffectedRows) return
    await touch(ctx, HELD)
    await publish(ctx, subscriptionResumed({ subscriptionId: id }))
  })
}
