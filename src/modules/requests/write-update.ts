import type { Actor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { can } from '../organisation/index.ts'
import { canWorkOn, canWriteOn } from './request.ts'
import { photoHeld, photoReleased, updateWithdrawn, updateWritten } from './requests.events.ts'
import { type AsSeen, change, getForUpdate, listForUpdate, type Request } from './requests.store.ts'
import { addPhotos, addUpdate } from './updates.store.ts'

export interface StaffUpdate extends AsSeen {
  /** An id made with the form it comes from: the same words sent again are the same update; other words are another. */
  key?: string
  requestId: string
  words: string
  /** staff: a note between colleagues. participants: a message to everybody who follows it. public: on the public page too. */
  audience: 'staff' | 'participants' | 'public'
  photos?: string[]
  /** Urgent or about safety: it goes by text at night too. */
  isUrgent?: boolean
}

/** Writes a note or a message. Answers the update's id. */
export async function writeUpdate(ctx: Ctx, input: StaffUpdate): Promise<string> {
  return ctx.transaction(async ctx => {
    const before = input.key ? await findOwnUpdate(ctx, input.key, input.requestId) : null
    // Before `asOf` is looked at: to whoever sends it again, what her own update changed is no news.
    if (before?.words === maskCards(input.words)) return before.id
    const request = await getForUpdate(ctx, input.requestId, input)
    refuseUnlessWritable(request, ctx.actor, input)
    const updateId = await addUpdate(ctx, { ...input, ...(input.key && !before && { id: input.key }) })
    if (input.audience === 'public') await change(ctx, request.id, {})
    await addPhotos(ctx, request.id, input.photos ?? [], { updateId, released: input.audience === 'public' })
    const urgent = input.isUrgent && input.audience !== 'staff' ? { urgent: true } : {}
    await publish(
      ctx,
      updateWritten({ requestId: request.id, updateId, audience: input.audience, by: 'staff', ...urgent }),
    )
    return updateId
  })
}

export function refuseUnlessWritable(request: Request, actor: Actor, { audience, words, photos }: StaffUpdate): void {
  refuseUnless(canWriteOn(request, actor), 'requests.not-yours')
  refuseUnless(audience !== 'public' || request.visibility === 'public', 'requests.not-public')
  refuseUnless(words.trim() !== '' || !!photos?.length, 'requests.words-needed')
}

/** Her own update of this id, where it is there already. Of two that arrive together one waits for the other. */
export async function findOwnUpdate(
  ctx: Ctx,
  id: string,
  requestId: string,
): Promise<{ id: string; words: string } | null> {
  if (ctx.actor.kind !== 'staff' || !isId(id)) return null
  await getForUpdate(ctx, requestId)
  const updates = ctx.db.selectFrom('requests.updates').select(['id', 'words'])
  const own = updates.where('id', '=', id).where('request_id', '=', requestId).where('staff_id', '=', ctx.actor.id)
  return (await own.executeTakeFirst()) ?? null
}

/** One message to the participants of several requests; each is told only of her own. Answers how many requests. */
export async function messageRequests(ctx: Ctx, input: { requestIds: string[]; words: string }): Promise<number> {
  return ctx.transaction(async ctx => {
    refuseUnless(input.words.trim() !== '', 'requests.words-needed')
    const requests = await listForUpdate(ctx, input.requestIds)
    for (const request of requests) {
      refuseUnless(canWriteOn(request, ctx.actor), 'requests.not-yours')
      const updateId = await addUpdate(ctx, { requestId: request.id, audience: 'participants', words: input.words })
      await publish(ctx, updateWritten({ requestId: request.id, updateId, audience: 'participants', by: 'staff' }))
    }
    return requests.length
  })
}

/** Takes an update back (a name slipped in): the public and the participants see it no more. It stays on record for staff. */
export async function withdrawUpdate(ctx: Ctx, input: { requestId: string; updateId: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, input.requestId)
    refuseUnless(canWriteOn(request, ctx.actor), 'requests.not-yours')
    if (!isId(input.updateId)) throw new NotFound('update')
    const { numUpdatedRows } = await ctx.db
      .updateTable('requests.updates')
      .set({ withdrawn_at: ctx.now() })
      .where('id', '=', input.updateId)
      .where('request_id', '=', request.id)
      .where('audience', '<>', 'staff')
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    if (Number(numUpdatedRows) === 0) throw new NotFound('update')
    await change(ctx, request.id, {})
    await publish(ctx, updateWithdrawn({ requestId: request.id, updateId: input.updateId }))
  })
}

/**
 * Lets a photo appear on the public page, after somebody looked that it shows no face, number plate or home; or holds it
 * again. Documents are never public: they are `NotFound` here.
 */
export async function releasePhoto(
  ctx: Ctx,
  input: { requestId: string; fileId: string; release: boolean },
): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, input.requestId)
    refuseUnless(canWorkOn(request, ctx.actor) && can(ctx.actor, 'photos.release'), 'requests.not-yours-to-release')
    if (!isId(input.fileId)) throw new NotFound('photo')
    const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
    const { numUpdatedRows } = await ctx.db
      .updateTable('requests.photos as p')
      .set(input.release ? { released_at: ctx.now(), released_by: by } : { released_at: null, released_by: null })
      .from('platform.files as f')
      .whereRef('f.id', '=', 'p.file_id')
      .where('f.media_type', 'like', 'image/%')
      .where('p.request_id', '=', request.id)
      .where('p.file_id', '=', input.fileId)
      .executeTakeFirst()
    if (Number(numUpdatedRows) === 0) throw new NotFound('photo')
    await change(ctx, request.id, {})
    const about = { requestId: request.id, fileId: input.fileId }
    await publish(ctx, input.release ? photoReleased(about) : photoHeld(about))
  })
}
