import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** The job that sends one message; its payload is `{ id }`. */
export const SEND_MESSAGE_JOB = 'send-message'

/** One job a message; a job that is there already is not doubled. `at`: not before. */
export async function planSending(ctx: Ctx, ids: string[], at?: Date): Promise<void> {
  if (ids.length === 0) return
  const specs = ids.map(id => ({
    identifier: SEND_MESSAGE_JOB,
    payload: { id },
    job_key: `message:${id}`,
    max_attempts: 12,
    ...(at && { run_at: at.toISOString() }),
  }))
  await sql`select graphile_worker.add_jobs(array(
    select json_populate_record(null::graphile_worker.job_spec, s) from json_array_elements(${JSON.stringify(specs)}::json) s))`.execute(
    ctx.db,
  )
}
