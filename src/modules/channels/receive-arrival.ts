import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Arrival } from './arrivals.store.ts'

export interface NewArrival extends Pick<Arrival, 'medium' | 'source' | 'sender' | 'recipients'> {
  /** What it is called where it comes from: handed over again it is the same. */
  sourceKey: string
  raw: Buffer
  /** MIME type of `raw`. */
  mediaType: string
}

/**
 * Keeps what arrived, whole: when this answers, it is on the disk, and whoever handed it over may forget it. Answers the
 * arrival's id. Throws where it cannot be kept: then it must be offered again.
 */
export async function receiveArrival(ctx: Ctx, { raw, mediaType, sourceKey, ...arrival }: NewArrival): Promise<string> {
  const { sha256, bytes } = await ctx.ports.files.put(raw)
  return ctx.transaction(async ctx => {
    const file = { id: newId(), sha256, bytes, media_type: mediaType, name: `${arrival.medium}-${sha256.slice(0, 12)}` }
    await ctx.db.insertInto('platform.files').values(file).execute()
    const { medium, source, sender, recipients } = arrival
    const kept = await ctx.db
      .insertInto('channels.arrivals')
      .values({
        id: newId(),
        medium,
        source,
        source_key: sourceKey,
        sender,
        recipients,
        file_id: file.id,
        received_at: ctx.now(),
      })
      .onConflict(conflict => conflict.columns(['source', 'source_key']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (kept) return kept.id
    await ctx.db.deleteFrom('platform.files').where('id', '=', file.id).execute()
    const before = ctx.db.selectFrom('channels.arrivals').select('id').where('source', '=', source)
    return (await before.where('source_key', '=', sourceKey).executeTakeFirstOrThrow()).id
  })
}
