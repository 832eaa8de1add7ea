import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import type { NewReceived } from '../received.store.ts'

export interface VoiceRow extends Pick<NewReceived, 'id' | 'threadId' | 'medium' | 'fromAddress' | 'subject'> {
  /** It is here, or is fetched. */
  hasSound: boolean
}

/** A spoken message by its recording. */
export async function findVoiceMessage(ctx: Ctx, recording: string): Promise<VoiceRow | null> {
  const { rows } =
    await sql<VoiceRow>`select id, medium, thread_id as "threadId", from_address as "fromAddress", subject,
      exists (select from correspondence.attachments where received_id = r.id) as "hasSound"
    from correspondence.received r where medium = 'voice' and message_id = ${recording} limit 1`.execute(ctx.db)
  return rows[0] ?? null
}

/** What is known of it once the line tells that it was left. `reference`: what the caller was told it is called. */
export async function nameVoiceMessage(ctx: Ctx, id: string, subject: string, reference: string | null): Promise<void> {
  await sql`update correspondence.received set subject = ${subject}, reference = coalesce(${reference}, reference)
    where id = ${id}::uuid`.execute(ctx.db)
}

export async function addSound(
  ctx: Ctx,
  receivedId: string,
  { name, problem }: { name: string; problem: string },
): Promise<void> {
  const sound = { received_id: receivedId, position: 0, name, file_id: null, problem }
  await ctx.db.insertInto('correspondence.attachments').values(sound).execute()
}

/** What a machine wrote down of it. */
export async function addWords(ctx: Ctx, id: string, words: string): Promise<void> {
  const masked = maskCards(words)
  await ctx.db
    .updateTable('correspondence.received')
    .set({ words: masked, whole: masked })
    .where('id', '=', id)
    .execute()
}
