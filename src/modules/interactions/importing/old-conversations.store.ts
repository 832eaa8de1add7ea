// What one batch of an old system's conversations does to the database, each step one statement for all of them.
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { OldConversation } from './read-old-conversation.ts'

/** Those whose customer is not here: they are kept as gaps of this import, so that a run gone on with tells of them too. */
export async function noteGaps(ctx: Ctx, importId: string, batch: OldConversation[]): Promise<Set<number>> {
  const asked = JSON.stringify(batch.map(({ line, customer_id }) => ({ line, customer_id })))
  const { rows } = await sql<{ line: number }>`
    insert into interactions.import_gaps (import_id, line)
    select ${importId}::uuid, a.line from jsonb_to_recordset(${asked}::jsonb) as a (line int, customer_id uuid)
    where not exists (select from customers.identity i where i.customer_id = a.customer_id)
    returning line`.execute(ctx.db)
  return new Set(rows.map(row => row.line))
}

export async function listGaps(ctx: Ctx, importId: string): Promise<number[]> {
  const { rows } = await sql<{ line: number }>`
    select line from interactions.import_gaps where import_id = ${importId}::uuid`.execute(ctx.db)
  return rows.map(row => row.line)
}

const said = (row: string) =>
  sql.raw(
    `jsonb_build_object('customer_id', ${row}.customer_id, 'channel', ${row}.channel, 'direction', ${row}.direction,
      'happened_at', ${row}.happened_at, 'timed', ${row}.timed, 'asked', ${row}.asked, 'answer', ${row}.answer,
      'outcome', ${row}.outcome, 'team', ${row}.team)`,
  )

/** Adds them, or corrects what the old system says otherwise now: what it said before stays beside it. */
export async function saveOld(ctx: Ctx, source: string, batch: OldConversation[]) {
  const { rows } = await sql<{ id: string; fresh: boolean }>`
    with told as (select * from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as t (id uuid, source_id text, customer_id uuid,
        channel text, direction text, happened_at timestamptz, timed boolean, asked text, answer text, outcome text, team text)),
    changed as (update interactions.old_conversations o set customer_id = t.customer_id, channel = t.channel,
        direction = t.direction, happened_at = t.happened_at, timed = t.timed, asked = t.asked, answer = t.answer,
        outcome = t.outcome, team = t.team,
        earlier = o.earlier || (${said('o')} || jsonb_build_object('until', ${ctx.now()}::timestamptz))
      from told t where o.id = t.id and ${said('o')} <> ${said('t')} returning o.id),
    added as (insert into interactions.old_conversations (id, source, source_id, customer_id, channel, direction, happened_at,
        timed, asked, answer, outcome, team, imported_at)
      select t.id, ${source}, t.source_id, t.customer_id, t.channel, t.direction, t.happened_at, t.timed, t.asked, t.answer,
        t.outcome, t.team, ${ctx.now()}
      from told t where not exists (select from interactions.old_conversations o where o.id = t.id) returning id)
    select id, true as fresh from added union all select id, false from changed order by 1`.execute(ctx.db)
  const idsOf = (fresh: boolean) => rows.filter(row => row.fresh === fresh).map(row => row.id)
  return { added: idsOf(true), changed: idsOf(false) }
}
