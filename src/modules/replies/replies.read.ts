import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { held } from '../../platform/memory.ts'
import type { Words } from '../../platform/text.ts'
import type { Reply } from './reply.ts'

const readReplies = held<Reply[]>('replies', async ctx => {
  const rows = await ctx.db
    .selectFrom('replies.replies')
    .select(['id', 'title', 'words', 'services', 'follows'])
    .where('removed_at', 'is', null)
    .orderBy('title')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ ...row, words: row.words as Words, follows: row.follows as Reply['follows'] }))
})

/** By title; `service`: those that are for it, its own first. */
export async function listReplies(ctx: Ctx, { service }: { service?: string } = {}): Promise<Reply[]> {
  const all = await readReplies(ctx)
  if (!service) return all
  const own = all.filter(each => each.services.includes(service))
  return [...own, ...all.filter(each => each.services.length === 0)]
}

export async function getReply(ctx: Ctx, id: string): Promise<Reply> {
  const reply = (await readReplies(ctx)).find(each => each.id === id)
  if (!reply) throw new NotFound('reply')
  return reply
}

/** These replies, also those that were removed. */
export async function nameReplies(ctx: Ctx, ids: string[]): Promise<Pick<Reply, 'id' | 'title'>[]> {
  if (ids.length === 0) return []
  return ctx.db.selectFrom('replies.replies').select(['id', 'title']).where('id', 'in', ids).execute()
}
