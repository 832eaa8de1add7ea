import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { draftExpired } from './drafts.events.ts'

const BATCH = 200

interface ExpiredRow {
  id: string
  service_slug: string
  at_question: string | null
  answers: Record<string, unknown>
  submitted_at: Date | null
}

/**
 * Deletes drafts whose time is over, with the files that only they held, and old counts of tries. Answers how many
 * drafts went. Short transactions, so that it may run while people work. Run it daily.
 */
export async function expireDrafts(ctx: Ctx): Promise<number> {
  let gone = 0
  for (let batch = BATCH; batch === BATCH; gone += batch) batch = await expireBatch(ctx)
  await sql`delete from drafts.resume_tries where hour < ${new Date(ctx.now().getTime() - 86_400_000)}`.execute(ctx.db)
  return gone
}

function expireBatch(ctx: Ctx): Promise<number> {
  return ctx.transaction(async ctx => {
    const { rows } = await sql<ExpiredRow>`
      delete from drafts.drafts where id in (
        select id from drafts.drafts where expires_at <= ${ctx.now()} order by expires_at limit ${BATCH}
        for update skip locked)
      returning id, service_slug, at_question, answers, submitted_at`.execute(ctx.db)
    const unsent = rows.filter(row => !row.submitted_at)
    await deleteFiles(
      ctx,
      unsent.flatMap(row => fileIds(row.answers)),
    )
    const events = unsent.map(row =>
      draftExpired({ draftId: row.id, service: row.service_slug, atQuestion: row.at_question }),
    )
    if (events.length > 0) await publish(ctx, ...events)
    return rows.length
  })
}

/** Every list of ids in the answers: photos and documents. No other answer holds a UUID in a list. */
function fileIds(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(each => (isId(each) ? [each] : fileIds(each)))
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(fileIds) : []
}

const STILL_USED = '23503'

/** A file that something else names after all stays, and its draft goes all the same. */
async function deleteFiles(ctx: Ctx, ids: string[]): Promise<void> {
  for (const id of ids) {
    try {
      await ctx.transaction(ctx => ctx.db.deleteFrom('platform.files').where('id', '=', id).execute())
    } catch (error) {
      if ((error as { code?: string }).code !== STILL_USED) throw error
    }
  }
}
