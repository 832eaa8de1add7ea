import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import type { Language } from '../../platform/text.ts'
import { recordCustomer } from '../customers/index.ts'
import { close } from './close-request.ts'
import { resume } from './keep-promise.ts'
import { actAsParticipant } from './participant-actor.ts'
import type { Reporter } from './reporter.ts'
import { participantJoined, participantLeft, photoAdded, updateWritten, wordsWithdrawn } from './requests.events.ts'
import { addPhotos, addUpdate, change, getForUpdate, getParticipant } from './requests.store.ts'

/**
 * 'It's the same one': somebody joins an open public request and is kept informed like the first reporter, each privately.
 * The same key joins once. Answers the id of her participation.
 */
export async function followRequest(
  ctx: Ctx,
  input: { requestId: string; key: string; reporter: Reporter | null; language: Language; words?: string },
): Promise<{ participantId: string; again: boolean }> {
  return ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, input.requestId)
    refuseUnless(request.status !== 'closed', 'requests.closed')
    const joined = await ctx.db
      .insertInto('requests.joins')
      .values({ key: input.key, participant_id: newId() })
      .onConflict(conflict => conflict.doNothing())
      .returning('participant_id')
      .executeTakeFirst()
    if (!joined) return { participantId: await participantOfKey(ctx, input.key), again: true }
    const customer = input.reporter?.customer
    const customerId = customer ? await recordCustomer(ctx, customer, input.language) : null
    await ctx.db
      .insertInto('requests.participants')
      .values({
        id: joined.participant_id,
        request_id: request.id,
        customer_id: customerId,
        role: 'follower',
        language: input.language,
        told: input.reporter?.told ?? false,
        joined_at: ctx.now(),
      })
      .execute()
    if (input.words) {
      const updateId = await addUpdate(ctx, {
        requestId: request.id,
        audience: 'staff',
        words: input.words,
        participantId: joined.participant_id,
      })
      await publish(ctx, updateWritten({ requestId: request.id, updateId, audience: 'staff', by: 'participant' }))
    }
    await publish(
      ctx,
      participantJoined({ requestId: request.id, participantId: joined.participant_id, role: 'follower' }),
    )
    return { participantId: joined.participant_id, again: false }
  })
}

async function participantOfKey(ctx: Ctx, key: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('requests.joins')
    .select('participant_id')
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) throw new NotFound('join')
  return row.participant_id
}

/** She stops hearing about it. Her link still shows what she asked. */
export async function stopTelling(ctx: Ctx, input: { participantId: string }): Promise<void> {
  await ctx.transaction(async outer => {
    const ctx = await actAsParticipant(outer, input.participantId)
    const participant = await getParticipant(ctx, input.participantId)
    if (!participant.told) return
    await ctx.db.updateTable('requests.participants').set({ told: false }).where('id', '=', participant.id).execute()
    await publish(ctx, participantLeft({ requestId: participant.request_id, participantId: participant.id }))
  })
}

/** She adds something she knows, or a photo. If we were waiting for her, the clock runs again. */
export async function addInformation(
  ctx: Ctx,
  input: { participantId: string; words: string; photos: string[] },
): Promise<void> {
  await ctx.transaction(async outer => {
    const ctx = await actAsParticipant(outer, input.participantId)
    const participant = await getParticipant(ctx, input.participantId)
    const request = await getForUpdate(ctx, participant.request_id)
    refuseUnless(request.status !== 'closed', 'requests.closed')
    const updateId = await addUpdate(ctx, {
      requestId: request.id,
      audience: 'staff',
      words: input.words,
      participantId: participant.id,
    })
    await addPhotos(ctx, request.id, input.photos, { updateId })
    await publish(
      ctx,
      updateWritten({ requestId: request.id, updateId, audience: 'staff', by: 'participant' }),
      ...input.photos.map(fileId => photoAdded({ requestId: request.id, fileId })),
    )
    await resume(ctx, request)
  })
}

/** The reporter no longer needs it. Others who follow it keep it open: then only she leaves. */
export async function cancelRequest(
  ctx: Ctx,
  input: { participantId: string; words: string; because: string },
): Promise<'cancelled' | 'left'> {
  return ctx.transaction(async outer => {
    const ctx = await actAsParticipant(outer, input.participantId)
    const participant = await getParticipant(ctx, input.participantId)
    const request = await getForUpdate(ctx, participant.request_id)
    refuseUnless(request.status !== 'closed', 'requests.closed')
    const others = await ctx.db
      .selectFrom('requests.participants')
      .select('id')
      .where('request_id', '=', request.id)
      .where('id', '<>', participant.id)
      .where('told', '=', true)
      .limit(1)
      .executeTakeFirst()
    if (others || participant.role !== 'reporter') {
      await ctx.db.updateTable('requests.participants').set({ told: false }).where('id', '=', participant.id).execute()
      await publish(ctx, participantLeft({ requestId: request.id, participantId: participant.id }))
      return 'left'
    }
    await close(ctx, request, { outcome: 'cancelled', words: input.words || input.because })
    return 'cancelled'
  })
}

/** The reporter takes her own words and photos off the public page, at once and for good. The request goes on. */
export async function withdrawWords(ctx: Ctx, input: { participantId: string }): Promise<void> {
  await ctx.transaction(async outer => {
    const ctx = await actAsParticipant(outer, input.participantId)
    const participant = await getParticipant(ctx, input.participantId)
    refuseUnless(participant.role === 'reporter', 'requests.not-yours')
    await change(ctx, participant.request_id, { withdrawn_at: ctx.now() })
    await ctx.db
      .updateTable('requests.photos')
      .set({ withdrawn_at: ctx.now() })
      .where('request_id', '=', participant.request_id)
      .where('closure_id', 'is', null)
      .execute()
    await publish(ctx, wordsWithdrawn({ requestId: participant.request_id, participantId: participant.id }))
  })
}
