import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** The job that sends one message; its payload is `{ id }`. */
export const SEND_MESSAGE_JOB = 'send-message'
/** So often a message is tried before it waits for a person. */
export const MOST_TRIES = 12

/** Jobs with a smaller number come first; all others of the program have 0. */
const FIRST = -10

/**
 * One job a message; a job that is there already is not doubled. `at`: not before. Notices need none: the workers look for them.
 */
export async function planSending(ctx: Ctx, messages: { id: string; urgency: string }[], at?: Date): Promise<void> {
  const specs = messages
    .filter(({ urgency }) => urgency !== 'notice')
    .map(({ id, urgency }) => ({
      identifier: SEND_MESSAGE_JOB,
      payload: { id },
      job_key: `message:${id}`,
      max_attempts: MOST_TRIES,
      ...(urgency === 'now' && { priority: FIRST }),
      ...(at && { run_at: at.toISOString() }),
    }))
  if (specs.length === 0) return
  await sql`select graphile_worker.add_jobs(array(
    select json_populate_record(null::graphile_worker.job_spec, s) from json_array_elements(${JSON.stringify(specs)}::json) s))`.execute(
    ctx.db,
  )
}
