import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** The job that sends one message; its payload is `{ id }`. */
export const SEND_MESSAGE_JOB = 'send-message'
/** So often a message is tried before it waits for a person. */
export const MOST_TRIES = 12

/** Jobs with a smaller number come first; all others of the program have 0. */
const FIRST = -10

/** Of rows `(id, urgency, goes_at)`: one job a message; a job that is there already is not doubled. Notices need none: the workers look for them. */
export const jobsFor = (
  messages: RawBuilder<unknown>,
  at?: Date,
): RawBuilder<unknown> => sql`graphile_worker.add_jobs(array(
    select json_populate_record(null::graphile_worker.job_spec, json_build_object('identifier', ${SEND_MESSAGE_JOB}::text,
      'payload', json_build_object('id', m.id), 'job_key', 'message:' || m.id, 'max_attempts', ${MOST_TRIES}::int,
      'priority', case m.urgency when 'now' then ${FIRST}::int end, 'run_at', coalesce(${at ?? null}::timestamptz, m.goes_at)))
    from ${messages} m where m.urgency <> 'notice'))`

/** `at`: not before. */
export async function planSending(
  ctx: Ctx,
  messages: { id: string; urgency: string; goes_at?: Date | null }[],
  at?: Date,
): Promise<void> {
  if (messages.length === 0) return
  const rows = sql`(select * from json_to_recordset(${JSON.stringify(messages)}::json) as n (id uuid, urgency text, goes_at timestamptz))`
  await sql`select ${jobsFor(rows, at)}`.execute(ctx.db)
}
