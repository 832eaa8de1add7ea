import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { type Article, type ArticleDefinition, mayRead } from './article.ts'
import { articleColumns, findArticle, getVersionOf } from './articles.store.ts'

/** One line of an article's history. */
export interface ArticleChange {
  act: 'saved' | 'published' | 'withdrawn'
  version: number
  /** Null: the pack. */
  by: string | null
  at: Date
  why: string
}

/** What a colleague said about it. */
export interface ArticleReport {
  id: string
  right: boolean
  words: string
  by: string
  byId: string
  at: Date
  answer: string | null
  answeredBy: string | null
}

export interface ReadArticle extends Article {
  ownerName: string | null
  /** The newest first, at most 50. */
  history: ArticleChange[]
  /** Of the last 12 months: how often it was right. */
  right: number
  /** What is not answered, and what was answered in the last 14 days; the newest first. */
  reports: ArticleReport[]
}

/** An article with all that its page shows: one query. Throws NotFound, also for a draft that is not the reader's to see. */
export async function readArticle(ctx: Ctx, id: string): Promise<ReadArticle> {
  if (!isId(id)) throw new NotFound('article')
  const { rows } = await sql<ReadArticle>`
    select ${articleColumns}, o.name as "ownerName",
      coalesce((select jsonb_agg(h order by h.seq desc) from (
        select c.seq, c.act, c.version, s.name as by, c.changed_at as at, c.why
        from knowledge.article_changes c left join organisation.colleagues s on s.id = c.changed_by
        where c.article_id = a.id order by c.seq desc limit 50) h), '[]') as history,
      (select count(*)::int from knowledge.reports r
        where r.article_id = a.id and r.is_right and r.reported_at > ${ctx.now()}::timestamptz - interval '12 months') as right,
      coalesce((select jsonb_agg(h order by h.at desc) from (
        select r.id, r.is_right as right, r.words, s.name as by, s.id as "byId", r.reported_at as at, r.answer, t.name as "answeredBy"
        from knowledge.reports r join organisation.colleagues s on s.id = r.reported_by
        left join organisation.colleagues t on t.id = r.answered_by
        where r.article_id = a.id and not r.is_right
          and (r.answered_at is null or r.answered_at > ${ctx.now()}::timestamptz - interval '14 days')
        order by r.reported_at desc limit 20) h), '[]') as reports
    from knowledge.articles a left join organisation.colleagues o on o.id = a.owner_id
    where a.id = ${id}`.execute(ctx.db)
  const article = rows[0]
  if (!article || !mayRead(ctx.actor, article)) throw new NotFound('article')
  const dated = <T extends { at: Date }>(list: T[]): T[] => list.map(each => ({ ...each, at: new Date(each.at) }))
  return { ...article, history: dated(article.history), reports: dated(article.reports) }
}

/** An article to change: its newest version. Throws NotFound. */
export async function readDraft(ctx: Ctx, id: string): Promise<{ article: Article; definition: ArticleDefinition }> {
  const article = await findArticle(ctx, id)
  if (!article || !mayRead(ctx.actor, article)) throw new NotFound('article')
  return { article, definition: await getVersionOf(ctx, id, article.latest) }
}
