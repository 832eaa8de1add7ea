import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import type { Draft } from './draft.ts'

/** How an adviser goes another way than the script. */
export const LEFT_HOW = ['answered', 'other-service', 'handed-over', 'ended', 'given-code'] as const
export type LeftHow = (typeof LEFT_HOW)[number]

/** The script came to this question with somebody: counted once for each form, and never whose form or which colleague. */
export async function noteScriptStep(ctx: Ctx, draft: Pick<Draft, 'id' | 'service'>, question: string): Promise<void> {
  await sql`with first as (
      insert into drafts.script_steps (draft_id, question) values (${draft.id}::uuid, ${question}) on conflict do nothing returning question)
    insert into drafts.script_counts as c (service_slug, question, day, came)
    select ${draft.service}, question, ${localDay(ctx.now())}::date, 1 from first
    on conflict (service_slug, question, day) do update set came = c.came + 1`.execute(ctx.db)
}

/**
 * Forms that a conversation ended without: each is counted at the question it stood at, once. One whose code was given counts
 * as that. What was sent, or never came to a question with anybody, is not counted.
 */
export async function leaveScripts(ctx: Ctx, left: readonly { draftId: string; how: LeftHow }[]): Promise<void> {
  if (left.length === 0) return
  await sql`with gone as (
      update drafts.script_steps s set left_how = case when d.resume_digest is not null then 'given-code' else l.how end
      from jsonb_to_recordset(${JSON.stringify(left)}::jsonb) as l ("draftId" uuid, how text)
      join drafts.drafts d on d.id = l."draftId" and d.submitted_at is null
      where s.draft_id = d.id and s.question = d.at_question and s.left_how is null
      returning d.service_slug, s.question, s.left_how)
    insert into drafts.script_counts as c (service_slug, question, day, answered, other_service, handed_over, ended, given_code)
    select service_slug, question, ${localDay(ctx.now())}::date, count(*) filter (where left_how = 'answered'),
      count(*) filter (where left_how = 'other-service'), count(*) filter (where left_how = 'handed-over'),
      count(*) filter (where left_how = 'ended'), count(*) filter (where left_how = 'given-code')
    from gone group by 1, 2
    on conflict (service_slug, question, day) do update set answered = c.answered + excluded.answered,
      other_service = c.other_service + excluded.other_service, handed_over = c.handed_over + excluded.handed_over,
      ended = c.ended + excluded.ended, given_code = c.given_code + excluded.given_code`.execute(ctx.db)
}

/** What became of the conversations that came to a question. */
export interface ScriptStep {
  question: string
  came: number
  left: Record<LeftHow, number>
}

/** Of the days since then, by question. */
export async function readScriptSteps(ctx: Ctx, service: string, since: Date): Promise<ScriptStep[]> {
  const { rows } = await sql<ScriptStep>`select question, sum(came)::int as came,
      jsonb_build_object('answered', sum(answered), 'other-service', sum(other_service), 'handed-over', sum(handed_over),
        'ended', sum(ended), 'given-code', sum(given_code)) as left
    from drafts.script_counts where service_slug = ${service} and day >= ${localDay(since)}::date group by 1`.execute(
    ctx.db,
  )
  return rows
}
