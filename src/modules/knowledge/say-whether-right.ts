import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { answersFor, mayRead } from './article.ts'
import { findArticle } from './articles.store.ts'
import { getListed } from './contacts.read.ts'
import { reportAnswered, saidWhetherRight } from './knowledge.events.ts'

export interface Said {
  right: boolean
  /** What is wrong. */
  words?: string
}

/**
 * 'Was this right?' of an article. A no goes to the list of its team and is answered there. Throws NotFound; Refused
 * `knowledge.say-what-is-wrong`.
 */
export async function sayWhetherArticleIsRight(ctx: Ctx, articleId: string, said: Said): Promise<void> {
  const article = await findArticle(ctx, articleId)
  if (!article || !mayRead(ctx.actor, article)) throw new NotFound('article')
  const about = { article_id: articleId, version: article.published ?? article.latest, team_id: article.team }
  await ctx.transaction(ctx => report(ctx, articleId, about, said))
}

/** 'Still right?' of a contact. A yes is its date; a no goes to the list of the team that keeps it. Throws as above. */
export async function sayWhetherContactIsRight(ctx: Ctx, contact: string, said: Said): Promise<void> {
  const { keeper } = await getListed(ctx, contact)
  await ctx.transaction(async ctx => {
    await report(ctx, contact, { contact, team_id: keeper }, said)
    if (said.right) await noteChecked(ctx, contact)
  })
}

type About = { team_id: string } & ({ article_id: string; version: number } | { contact: string })

async function report(ctx: Ctx, about: string, row: About, { right, words = '' }: Said): Promise<void> {
  if (ctx.actor.kind !== 'staff') throw new NotFound('staff member')
  refuseUnless(right || words.trim() !== '', 'knowledge.say-what-is-wrong')
  const id = newId()
  const said = { is_right: right, words: right ? '' : maskCards(words.trim()) }
  await ctx.db
    .insertInto('knowledge.reports')
    .values({ id, ...row, ...said, reported_by: ctx.actor.id, reported_at: ctx.now() })
    .execute()
  await publish(ctx, saidWhetherRight({ reportId: id, about, right }))
}

/** In the caller's transaction: it was looked at today. */
export async function noteChecked(ctx: Ctx, contact: string): Promise<void> {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await sql`insert into knowledge.contact_details (contact, checked_at, checked_by)
    values (${contact}, ${ctx.now()}, ${by}::uuid)
    on conflict (contact) do update set checked_at = excluded.checked_at, checked_by = excluded.checked_by`.execute(
    ctx.db,
  )
}

/**
 * Tells the colleague who said it what came of it. Only its team and whoever publishes may; else it is not there. One
 * that was answered keeps its answer. Throws NotFound; Refused `knowledge.answer-report-missing`.
 */
export async function answerReport(ctx: Ctx, input: { id: string; answer: string }): Promise<void> {
  if (ctx.actor.kind !== 'staff') throw new NotFound('report')
  const by = ctx.actor.id
  refuseUnless(input.answer.trim() !== '', 'knowledge.answer-report-missing')
  await ctx.transaction(async ctx => {
    const { rows } = await sql<{ team: string; owner: string | null; answered: boolean }>`
      select r.team_id as team, a.owner_id as owner, r.answered_at is not null as answered
      from knowledge.reports r left join knowledge.articles a on a.id = r.article_id
      where r.id = ${input.id} and not r.is_right for update of r`.execute(ctx.db)
    if (!rows[0] || !answersFor(ctx.actor, rows[0])) throw new NotFound('report')
    if (rows[0].answered) return
    await ctx.db
      .updateTable('knowledge.reports')
      .set({ answered_by: by, answered_at: ctx.now(), answer: input.answer.trim() })
      .where('id', '=', input.id)
      .execute()
    await publish(ctx, reportAnswered({ reportId: input.id }))
  })
}
