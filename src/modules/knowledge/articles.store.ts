import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { Article, ArticleDefinition, ArticleState } from './article.ts'

/** The columns of an article in the words of this module. */
export const articleColumns: RawBuilder<unknown> = sql`
  a.id, a.state, a.published, a.latest, a.question, a.answer, a.also, a.audience, a.team_id as team, a.owner_id as owner,
  a.review_on::text as "reviewOn", a.areas, a.services`

export async function findArticle(ctx: Ctx, id: string): Promise<Article | null> {
  if (!isId(id)) return null
  const { rows } = await sql<Article>`select ${articleColumns} from knowledge.articles a where a.id = ${id}`.execute(
    ctx.db,
  )
  return rows[0] ?? null
}

/** Locks it until the transaction ends. Throws NotFound. */
export async function lockArticle(ctx: Ctx, id: string): Promise<Article> {
  if (!isId(id)) throw new NotFound('article')
  const { rows } = await sql<Article>`
    select ${articleColumns} from knowledge.articles a where a.id = ${id} for update`.execute(ctx.db)
  if (!rows[0]) throw new NotFound(`article ${id}`)
  return rows[0]
}

const columnsOf = ({ team, owner, reviewOn, question, answer, ...rest }: ArticleDefinition) => ({
  ...rest,
  question: JSON.stringify(question),
  answer: JSON.stringify(answer),
  team_id: team,
  owner_id: owner,
  review_on: reviewOn,
})

/** Null: by hand on the staff site, so that a pack leaves it alone from then on. */
export type FromPack = string | null

export async function insertArticle(
  ctx: Ctx,
  id: string,
  definition: ArticleDefinition,
  pack: FromPack,
): Promise<void> {
  const origin = { pack_id: pack, edited_at: pack ? null : ctx.now() }
  await ctx.db
    .insertInto('knowledge.articles')
    .values({ id, ...origin, state: 'draft', latest: 0, ...columnsOf(definition) })
    .execute()
}

/** What people see of it from now on. */
export async function showDefinition(ctx: Ctx, id: string, definition: ArticleDefinition): Promise<void> {
  await ctx.db.updateTable('knowledge.articles').set(columnsOf(definition)).where('id', '=', id).execute()
  const moved = sql`update knowledge.reports set team_id = ${definition.team}
    where article_id = ${id} and answered_at is null and team_id <> ${definition.team}`
  await moved.execute(ctx.db)
}

interface Standing {
  state: ArticleState
  published: number | null
  latest: number
  /** Changed on the staff site. */
  byHand: boolean
}

export async function saveStanding(ctx: Ctx, id: string, { byHand, ...standing }: Standing): Promise<void> {
  const row = { ...standing, ...(byHand && { edited_at: ctx.now() }) }
  await ctx.db.updateTable('knowledge.articles').set(row).where('id', '=', id).execute()
}

interface Change {
  articleId: string
  act: 'saved' | 'published' | 'withdrawn'
  version: number
  definition?: ArticleDefinition
  why: string
}

/** Writes down who did what; the article is locked, so that the numbers follow one another. */
export async function addChange(ctx: Ctx, { articleId, act, version, definition, why }: Change): Promise<void> {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await sql`insert into knowledge.article_changes (article_id, seq, act, version, definition, changed_by, changed_at, why)
    select ${articleId}, coalesce(max(seq), 0) + 1, ${act}, ${version}, ${definition ? JSON.stringify(definition) : null}::jsonb,
      ${by}::uuid, ${ctx.now()}, ${why}
    from knowledge.article_changes where article_id = ${articleId}`.execute(ctx.db)
}

/** What a version says. Throws NotFound. */
export async function getVersionOf(ctx: Ctx, articleId: string, version: number): Promise<ArticleDefinition> {
  const row = await ctx.db
    .selectFrom('knowledge.article_changes')
    .select('definition')
    .where('article_id', '=', articleId)
    .where('act', '=', 'saved')
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) throw new NotFound(`version ${version} of article ${articleId}`)
  return row.definition as ArticleDefinition
}
