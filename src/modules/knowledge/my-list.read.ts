import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { Words } from '../../platform/text.ts'
import { can } from '../organisation/index.ts'
import { answersFor } from './article.ts'

export interface ArticleToReview {
  id: string
  question: Words
  team: string
  ownerName: string | null
  reviewOn: string
}

export interface DraftToPublish {
  id: string
  question: Words
  team: string
  /** Who saved the newest version; null: the pack. */
  by: string | null
  at: Date
}

/** 'That was wrong', of an article or a contact. */
export interface WrongReport {
  id: string
  articleId: string | null
  question: Words | null
  contact: string | null
  words: string
  team: string
  owner: string | null
  byId: string
  by: string
  at: Date
  answer: string | null
  answeredBy: string | null
}

export interface MyList {
  /** Past review, or due within 30 days; the oldest first. */
  review: ArticleToReview[]
  drafts: DraftToPublish[]
  wrong: WrongReport[]
  /** What the reader said herself and was answered in the last 14 days. */
  answered: WrongReport[]
}

const SOON_DAYS = 30
const MOST = 50

const reportColumns = sql`r.id, r.article_id as "articleId", a.question, r.contact, r.words, r.team_id as team,
  a.owner_id as owner, s.id as "byId", s.name as by, r.reported_at as at, r.answer, t.name as "answeredBy"
  from knowledge.reports r left join knowledge.articles a on a.id = r.article_id
  join organisation.colleagues s on s.id = r.reported_by left join organisation.colleagues t on t.id = r.answered_by`

/** What waits for the reader and her teams, at most 50 of each: one query. */
export async function readMyList(ctx: Ctx): Promise<MyList> {
  const { actor } = ctx
  if (actor.kind !== 'staff') throw new NotFound('staff member')
  const soon = Temporal.PlainDate.from(localDay(ctx.now())).add({ days: SOON_DAYS }).toString()
  const mine = sql`(a.team_id = any(${actor.teams}::text[]) or a.owner_id = ${actor.id})`
  const { rows } = await sql<MyList>`select
    ${list(sql`select a.id, a.question, a.team_id as team, o.name as "ownerName", a.review_on::text as "reviewOn"
      from knowledge.articles a left join organisation.colleagues o on o.id = a.owner_id
      where ${mine} and a.state = 'published' and a.review_on <= ${soon} order by a.review_on, a.id`)} as review,
    ${list(sql`select a.id, coalesce(c.definition -> 'question', a.question) as question, a.team_id as team, s.name as by, c.changed_at as at
      from knowledge.articles a
      join knowledge.article_changes c on c.article_id = a.id and c.act = 'saved' and c.version = a.latest
      left join organisation.colleagues s on s.id = c.changed_by
      where (${mine} or (${can(actor, 'knowledge.publish')} and c.changed_by = ${actor.id})) and a.state <> 'withdrawn'
        and a.published is distinct from a.latest order by c.changed_at, a.id`)} as drafts,
    ${list(sql`select ${reportColumns} where r.answered_at is null and not r.is_right
      and (r.team_id = any(${actor.teams}::text[]) or a.owner_id = ${actor.id}) order by r.id`)} as wrong,
    ${list(sql`select ${reportColumns} where r.reported_by = ${actor.id}
      and r.answered_at > ${ctx.now()}::timestamptz - interval '14 days' order by r.answered_at desc`)} as answered`.execute(
    ctx.db,
  )
  const { review, drafts, wrong, answered } = rows[0]!
  return { review, drafts: dated(drafts), wrong: dated(wrong), answered: dated(answered) }
}

const list = (query: RawBuilder<unknown>) => sql`coalesce((select jsonb_agg(q) from (${query} limit ${MOST}) q), '[]')`
const dated = <T extends { at: Date }>(rows: T[]): T[] => rows.map(row => ({ ...row, at: new Date(row.at) }))

/** One that the reader may answer. Throws NotFound. */
export async function readReport(ctx: Ctx, id: string): Promise<WrongReport> {
  if (!isId(id)) throw new NotFound('report')
  const { rows } = await sql<WrongReport>`select ${reportColumns} where r.id = ${id} and not r.is_right`.execute(ctx.db)
  if (!rows[0] || !answersFor(ctx.actor, rows[0])) throw new NotFound('report')
  return rows[0]
}
