import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { canWorkOn } from './request.ts'
import { photoReleased, updateWithdrawn, updateWritten } from './requests.events.ts'
import { addPhotos, addUpdate, getForUpdate, listForUpdate } from './requests.store.ts'

export interface StaffUpdate {
  requestId: string
  words: string
  /** staff: a note between colleagues. participants: a message to everybody who follows it. public: on the public page too. */
  audience: 'staff' | 'participants' | 'public'
  photos?: string[]
}

/** Writes a note or a message. Answers the update's id. */
export async function writeUpdate(ctx: Ctx, input: StaffUpdate): Promise<string> {
  return ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, input.requestId)
    refuseUnless(canWorkOn(request, ctx.actor), 'requests.not-yours')
    refuseUnless(input.audience !== 'public' || request.visibility === 'public', 'requests.not-public')
    const updateId = await addUpdate(ctx, input)
    await addPhotos(ctx, request.id, input.photos ?? [], { updateId, released: input.audience === 'public' })
    await publish(ctx, updateWritten({ requestId: request.id, updateId, audience: input.audience, by: 'staff' }))
    return updateId
  })
}

/** One message to the participants of several requests; each is told only of her own. Answers how many requests. */
export async function messageRequests(ctx: Ctx, input: { requestIds: string[]; words: string }): Promise<number> {
  return ctx.transaction(async ctx => {
    const requests = await listForUpdate(ctx, input.requestIds)
    for (const request of requests) {
      refuseUnless(canWorkOn(request, ctx.actor), 'requests.not-yours')
      const updateId = await addUpdate(ctx, { requestId: request.id, audience: 'participants', words: input.words })
      await publish(ctx, updateWritten({ requestId: request.id, updateId, audience: 'participants', by: 'staff' }))
    }
    return requests.length
  })
}

/** Takes a public update off the public page (a name slipped in). It stays on record for staff. */
export async function withdrawUpdate(ctx: Ctx, input: { requestId: string; updateId: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, input.requestId)
    refuseUnless(canWorkOn(request, ctx.actor), 'requests.not-yours')
    await ctx.db
      .updateTable('requests.updates')
      .set({ withdrawn_at: ctx.now() })
      .where('id', '=', input.updateId)
      .where('request_id', '=', request.id)
      .execute()
    await publish(ctx, updateWithdrawn({ requestId: request.id, updateId: input.updateId }))
  })
}

/** Lets a photo appear on the public page, after somebody looked that it shows no face, number plate or home. */
export async function releasePhoto(
  ctx: Ctx,
  input: { requestId: string; fileId: string; release: boolean },
): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, input.requestId)
    refuseUnless(canWorkOn(request, ctx.actor), 'requests.not-yours')
    await ctx.db
      .updateTable('requests.photos')
      .set({ released_at: input.release ? ctx.now() : null, released_by: input.release ? ctx.actor.id : null })
      .where('request_id', '=', request.id)
      .where('file_id', '=', input.fileId)
      .execute()
    if (input.release) await publish(ctx, photoReleased({ requestId: request.id, fileId: input.fileId }))
  })
}
