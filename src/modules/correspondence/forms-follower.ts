import { sql } from 'kysely'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { Follower } from '../../platform/events/index.ts'
import { settleWaiting } from '../interactions/index.ts'

/**
 * Whoever wrote has sent the form that was begun for her: her mail needs nobody any more, and leads to the request. One that
 * a colleague has in hand by then stays with him.
 */
export const formsFollower: Follower = {
  name: 'forms-of-mail',
  types: ['requests.opened'],
  async handle(ctx, { data }) {
    const { rows } = await sql<{ id: string }>`update correspondence.received r set request_id = o.request_id
      from requests.opened_under o join drafts.keys d on d.submission_key = o.key
      where o.submission_id = ${String(data.submissionId)}::uuid and r.draft_id = d.id and r.request_id is null
      returning r.id`.execute(ctx.db)
    for (const { id } of rows) await settleWaiting(asProgram(ctx), id)
  },
}

const asProgram = (ctx: Ctx): Ctx => withContext(ctx, { actor: system('correspondence') })
