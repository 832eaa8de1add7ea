import { stableJson } from '../../platform/compare.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { can } from '../organisation/index.ts'
import type { ArticleDefinition } from './article.ts'
import {
  addChange,
  type FromPack,
  getVersionOf,
  insertArticle,
  lockArticle,
  saveStanding,
  showDefinition,
} from './articles.store.ts'
import { checkArticle } from './check-article.ts'
import { articleSaved } from './knowledge.events.ts'

export interface SavedArticle {
  /** Absent: a new one. */
  id?: string
  definition: ArticleDefinition
  /** The newest version that the change was made to, so that nobody's words are lost. */
  seen?: number
  why: string
}

/**
 * Saves a draft: a version that people see once it is published. Answers the article's id. Throws NotFound; Refused
 * `knowledge.changed-since`, `knowledge.nothing-changed`, and what `checkArticle` refuses.
 */
export async function saveArticle(ctx: Ctx, { id, definition, seen, why }: SavedArticle): Promise<string> {
  if (!can(ctx.actor, 'knowledge.change')) throw new NotFound('article')
  return ctx.transaction(async ctx => {
    await checkArticle(ctx, definition)
    if (!id) return addArticle(ctx, definition, { why, pack: null })
    const article = await lockArticle(ctx, id)
    refuseUnless(seen === undefined || seen === article.latest, 'knowledge.changed-since')
    const before = await getVersionOf(ctx, id, article.latest)
    refuseUnless(stableJson(before) !== stableJson(definition), 'knowledge.nothing-changed')
    await addVersion(ctx, id, { definition, why, byHand: true })
    return id
  })
}

/** In the caller's transaction; the definition was checked. */
export async function addArticle(
  ctx: Ctx,
  definition: ArticleDefinition,
  { why, pack, id = newId() }: { why: string; pack: FromPack; id?: string },
): Promise<string> {
  await insertArticle(ctx, id, definition, pack)
  await addVersion(ctx, id, { definition, why, byHand: pack === null })
  return id
}

/** A further version of an article that this transaction holds. What nobody sees yet follows its draft. */
export async function addVersion(
  ctx: Ctx,
  id: string,
  { definition, why, byHand }: { definition: ArticleDefinition; why: string; byHand: boolean },
): Promise<number> {
  const article = await lockArticle(ctx, id)
  const version = article.latest + 1
  await addChange(ctx, { articleId: id, act: 'saved', version, definition, why })
  await saveStanding(ctx, id, { state: article.state, published: article.published, latest: version, byHand })
  if (article.state !== 'published') await showDefinition(ctx, id, definition)
  await publish(ctx, articleSaved({ articleId: id, version }))
  return version
}
