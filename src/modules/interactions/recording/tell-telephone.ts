import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { Follower } from '../../../platform/events/index.ts'
import { signCallEvent } from '../telephony-key.ts'
import { noteStands } from './recording.ts'

/** The job that tells the telephone system what the recording of a call has to do; its payload is `{ callId }`. */
export const TELL_RECORDING_JOB = 'tell-recording'

/** One job a call: what it says is what holds when it runs, so that a late one never undoes a newer one. */
export const recordingFollower: Follower = {
  name: 'interactions.recording',
  types: ['interactions.recording-moved'],
  async handle(ctx, event) {
    const { by } = event.data as { by: string }
    if (by === 'telephone') return
    await sql`select graphile_worker.add_job(${TELL_RECORDING_JOB}, ${JSON.stringify({ callId: event.subject })}::json,
      job_key => ${`recording:${event.subject}`}::text, max_attempts => 6)`.execute(ctx.db)
  },
}

/** Throws where it could not be told, so that it is told again. */
export async function tellRecording(ctx: Ctx, callId: string): Promise<void> {
  if (!ctx.ports.telephony.isSet) return
  const { rows } = await sql<{ call: string; isPaused: boolean; secret: string | null }>`
    select provider_call as call, exists (select from interactions.recording_pauses where call_id = c.id and over_at is null) as "isPaused",
      (select secret from interactions.telephony_keys) as secret
    from interactions.calls c where id = ${callId}::uuid`.execute(ctx.db)
  const found = rows[0]
  if (!found || (ctx.ports.telephony.isSigned && !found.secret)) return
  const body = JSON.stringify({
    type: found.isPaused ? 'pause-recording' : 'go-on-recording',
    call: found.call,
    at: ctx.now().toISOString(),
  })
  const answer = await ctx.ports.telephony.tell(body, found.secret ? signCallEvent(found.secret, body, ctx.now()) : '')
  if (answer === 'done') await ctx.transaction(ctx => noteStands(ctx, callId, found.isPaused))
}
