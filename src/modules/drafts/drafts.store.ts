import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Channel } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Rows } from '../../platform/database/rows.ts'
import { together } from '../../platform/database/together.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import type { Answer, Answers } from '../../platform/form/index.ts'
import { isId } from '../../platform/id.ts'
import type { Language } from '../../platform/text.ts'
import { can } from '../organisation/index.ts'
import { type Draft, digestOf, expiryFrom, type KnownBefore } from './draft.ts'

type DraftRow = Selectable<Rows['drafts.drafts']>

export function toDraft(row: DraftRow): Draft {
  return {
    id: row.id,
    service: row.service_slug,
    versionId: row.version_id,
    channel: row.channel as Channel,
    language: row.language as Language,
    answers: row.answers as Answers,
    known: row.known as KnownBefore,
    atQuestion: row.at_question,
    submissionKey: row.submission_key,
    staffId: row.staff_id,
    startedAt: row.created_at,
    expiresAt: row.expires_at,
    submittedAt: row.submitted_at,
  }
}

/** The draft for a browser that holds one of its secrets. Throws NotFound for a wrong one, and for a draft that expired. */
export async function getDraft(ctx: Ctx, id: string, secret: string): Promise<Draft> {
  if (!isId(id)) throw new NotFound('draft')
  const digest = digestOf(secret)
  const row = await findRow(ctx, id)
  if (!row || row.expires_at <= ctx.now() || !(row.secret_digest.equals(digest) || (await isResumed(ctx, id, digest))))
    throw new NotFound(`draft ${id}`)
  return toDraft(row)
}

/**
 * The draft for a colleague who has what it belongs to, in whatever browser: whoever calls has made sure of that. Throws
 * NotFound as `getDraft`.
 */
export async function getDraftAtWork(ctx: Ctx, id: string): Promise<Draft> {
  const row = can(ctx.actor, 'requests.take') && isId(id) ? await findRow(ctx, id) : undefined
  if (!row || row.expires_at <= ctx.now()) throw new NotFound(`draft ${id}`)
  return toDraft(row)
}

/** The version of the service a draft was begun under, whoever holds it; null where there is no such draft. */
export async function findDraftVersion(ctx: Ctx, id: string): Promise<string | null> {
  return (await findRow(ctx, id))?.version_id ?? null
}

/** Drafts that are asked for at the same moment are read in one statement: every page of a form begins with this. */
const findRow = together(async (db, ids: string[]): Promise<(DraftRow | undefined)[]> => {
  const rows = await db.selectFrom('drafts.drafts').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.map(id => byId.get(id))
})

/** Is this the secret of a browser that took the draft up again? Few ask: whoever began it is known by the draft itself. */
async function isResumed(ctx: Ctx, draftId: string, digest: Buffer): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('drafts.resumptions')
    .select('draft_id')
    .where('draft_id', '=', draftId)
    .where('secret_digest', '=', digest)
    .executeTakeFirst()
  return row !== undefined
}

/** The draft, locked for the transaction. Throws as `explainNoChange`. */
export async function getForUpdate(ctx: Ctx, id: string): Promise<Draft> {
  const row = await ctx.db.selectFrom('drafts.drafts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row || row.submitted_at || row.expires_at <= ctx.now()) return explainNoChange(ctx, id)
  return toDraft(row)
}

/** Sets one answer and leaves the others as the database has them, so that two tabs do not undo each other. */
export async function mergeAnswer(
  ctx: Ctx,
  id: string,
  questionId: string,
  answer: Answer | undefined,
  atQuestion: string | undefined,
): Promise<Answers> {
  return (await tryMerge(ctx, id, questionId, answer, { atQuestion })) ?? explainNoChange(ctx, id)
}

/** The same, where the answer is still `was`; else changes nothing and answers undefined. */
export function mergeAnswerOver(
  ctx: Ctx,
  id: string,
  questionId: string,
  answer: Answer | undefined,
  was: Answer | undefined,
): Promise<Answers | undefined> {
  const isStill = sql`and (answers -> ${questionId}::text) is not distinct from ${was === undefined ? null : JSON.stringify(was)}::jsonb`
  return tryMerge(ctx, id, questionId, answer, { isStill })
}

async function tryMerge(
  ctx: Ctx,
  id: string,
  questionId: string,
  answer: Answer | undefined,
  { atQuestion, isStill = sql`` }: { atQuestion?: string | undefined; isStill?: RawBuilder<unknown> },
): Promise<Answers | undefined> {
  const merged =
    answer === undefined
      ? sql`answers - ${questionId}::text`
      : sql`answers || jsonb_build_object(${questionId}::text, ${JSON.stringify(answer)}::jsonb)`
  // Hers is the language she reads; a colleague who fills it in for her reads in ours.
  const language = ctx.actor.kind === 'staff' ? sql`language` : sql`${ctx.language}`
  const now = ctx.now()
  const { rows } = await sql<{ answers: Answers }>`
    update drafts.drafts set answers = ${merged}, at_question = coalesce(${atQuestion ?? null}, at_question),
      language = ${language}, updated_at = ${now}, expires_at = ${expiryFrom(now)}
    where id = ${id} and submitted_at is null and expires_at > ${now} ${isStill}
    returning answers`.execute(ctx.db)
  return rows[0]?.answers
}

/** Why a draft cannot be changed. Throws Refused('drafts.already-sent') or NotFound. */
export async function explainNoChange(ctx: Ctx, id: string): Promise<never> {
  const row = await ctx.db.selectFrom('drafts.drafts').select('submitted_at').where('id', '=', id).executeTakeFirst()
  if (row?.submitted_at) throw new Refused('drafts.already-sent')
  throw new NotFound(`draft ${id}`)
}
