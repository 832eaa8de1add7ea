import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { touch } from '../../platform/memory.ts'
import { readCatalogue } from '../catalogue/index.ts'
import { can } from '../organisation/index.ts'
import { replyRemoved, replySaved } from './replies.events.ts'
import { leftFields, REPLY_FIELDS, type Reply } from './reply.ts'

/**
 * Keeps a reply, new or changed: the id is made with the form, so that sending it twice is once. Throws Refused:
 * `replies.empty`, `replies.unknown-field`, `replies.no-such-service`.
 */
export async function saveReply(ctx: Ctx, { id, title, words, services, follows }: Reply): Promise<void> {
  refuseUnlessMay(ctx)
  refuseUnless(title.trim() !== '' && words.en.trim() !== '', 'replies.empty')
  const unknown = Object.values(words).flatMap(each => leftFields(each).unknown)
  const fields = REPLY_FIELDS.map(each => `{${each}}`).join(', ')
  refuseUnless(unknown.length === 0, 'replies.unknown-field', { field: `{${unknown[0]}}`, fields })
  const catalogue = await readCatalogue(ctx)
  refuseUnless(
    services.every(slug => catalogue.services.has(slug)),
    'replies.no-such-service',
  )
  await ctx.transaction(async ctx => {
    await sql`insert into replies.replies (id, title, words, services, follows, changed_by, changed_at)
      values (${id}::uuid, ${title}, ${JSON.stringify(words)}::jsonb, ${services}::text[], ${follows}, ${byOf(ctx)}::uuid, ${ctx.now()})
      on conflict (id) do update set title = excluded.title, words = excluded.words, services = excluded.services, follows = excluded.follows,
        changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(ctx.db)
    await touch(ctx, 'replies')
    await publish(ctx, replySaved({ replyId: id }))
  })
}

/** Nobody is offered it any more; what was written with it stays. */
export async function removeReply(ctx: Ctx, id: string): Promise<void> {
  refuseUnlessMay(ctx)
  await ctx.transaction(async ctx => {
    const { numAffectedRows } =
      await sql`update replies.replies set removed_at = ${ctx.now()}, changed_by = ${byOf(ctx)}::uuid
      where id = ${isId(id) ? id : null}::uuid and removed_at is null`.execute(ctx.db)
    if (!numAffectedRows) throw new NotFound('reply')
    await touch(ctx, 'replies')
    await publish(ctx, replyRemoved({ replyId: id }))
  })
}

function refuseUnlessMay({ actor }: Ctx): void {
  if (!can(actor, 'replies.change')) throw new NotFound('replies')
}

const byOf = ({ actor }: Ctx): string | null => (actor.kind === 'staff' ? actor.id : null)
