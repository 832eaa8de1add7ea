import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { can } from '../organisation/index.ts'
import { addChange, getVersionOf, lockArticle, saveStanding, showDefinition } from './articles.store.ts'
import { checkArticle, checkPublic } from './check-article.ts'
import { articlePublished, articleWithdrawn } from './knowledge.events.ts'

export interface Decision {
  id: string
  why: string
}

/**
 * Publishes the newest version. `seen`: which one that was when it was decided. Throws NotFound; Refused
 * `knowledge.why-missing`, `knowledge.changed-since`, `knowledge.nothing-to-publish`, `knowledge.welsh-missing`.
 */
export async function publishArticle(ctx: Ctx, input: Decision & { seen: number }): Promise<void> {
  if (!can(ctx.actor, 'knowledge.publish')) throw new NotFound('article')
  refuseUnless(input.why.trim() !== '', 'knowledge.why-missing')
  await ctx.transaction(async ctx => {
    const { latest } = await lockArticle(ctx, input.id)
    refuseUnless(latest === input.seen, 'knowledge.changed-since')
    await checkArticle(ctx, await getVersionOf(ctx, input.id, latest))
    await publishNewest(ctx, { ...input, byHand: true })
  })
}

/** In the caller's transaction. */
export async function publishNewest(ctx: Ctx, { id, why, byHand }: Decision & { byHand: boolean }): Promise<void> {
  const { latest, published } = await lockArticle(ctx, id)
  refuseUnless(published !== latest, 'knowledge.nothing-to-publish')
  const definition = await getVersionOf(ctx, id, latest)
  await checkPublic(ctx, definition)
  await showDefinition(ctx, id, definition)
  await saveStanding(ctx, id, { state: 'published', published: latest, latest, byHand })
  await addChange(ctx, { articleId: id, act: 'published', version: latest, why })
  await publish(ctx, articlePublished({ articleId: id, version: latest }))
}

/** Nobody finds it from now on; publishing brings it back. Throws NotFound; Refused `knowledge.why-missing`. */
export async function withdrawArticle(ctx: Ctx, input: Decision): Promise<void> {
  if (!can(ctx.actor, 'knowledge.publish')) throw new NotFound('article')
  refuseUnless(input.why.trim() !== '', 'knowledge.why-missing')
  await ctx.transaction(async ctx => withdrawNow(ctx, { ...input, byHand: true }))
}

/** In the caller's transaction. One that is withdrawn already stays as it is. */
export async function withdrawNow(ctx: Ctx, { id, why, byHand }: Decision & { byHand: boolean }): Promise<void> {
  const { state, latest } = await lockArticle(ctx, id)
  if (state === 'withdrawn') return
  await saveStanding(ctx, id, { state: 'withdrawn', published: null, latest, byHand })
  await addChange(ctx, { articleId: id, act: 'withdrawn', version: latest, why })
  await publish(ctx, articleWithdrawn({ articleId: id, version: latest }))
}
