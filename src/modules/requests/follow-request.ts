import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import type { Language } from '../../platform/text.ts'
import { recordCustomer } from '../customers/index.ts'
import { close } from './close-request.ts'
import { actAsParticipant, getFollowed } from './participant-actor.ts'
import { resume } from './pause-request.ts'
import type { Reporter } from './reporter.ts'
import { readRequest } from './request.read.ts'
import {
  participantJoined,
  participantLeft,
  participantReturned,
  photoAdded,
  updateWritten,
  wordsWithdrawn,
} from './requests.events.ts'
import { change, getForUpdate, getParticipant } from './requests.store.ts'
import { seeToJoin } from './seen-by.ts'
import { addPhotos, addUpdate } from './updates.store.ts'

/**
 * 'It's the same one': somebody joins an open public request and is kept informed like the first reporter, each privately.
 * The same key joins once. Answers the id of her participation.
 */
export async function followRequest(
  ctx: Ctx,
  input: { requestId: string; key: string; reporter: Reporter | null; language: Language; words?: string },
): Promise<{ participantId: string; again: boolean }> {
  return ctx.transaction(async ctx => {
    const before = await findJoined(ctx, input.key)
    if (before) return { participantId: before, again: true }
    const request = await getForUpdate(seeToJoin(ctx), input.requestId)
    refuseUnless(request.status !== 'closed', 'requests.closed')
    const joined = await ctx.db
      .insertInto('requests.joins')
      .values({ key: input.key, participant_id: newId() })
      .onConflict(conflict => conflict.doNothing())
      .returning('participant_id')
      .executeTakeFirst()
    if (!joined) return { participantId: (await findJoined(ctx, input.key))!, again: true }
    const { helper = null, ...her } = input.reporter ?? {}
    const updateId = input.words ? newId() : undefined
    const joins = [await takePart(ctx, input, { ...her, id: joined.participant_id, role: 'follower', updateId })]
    if (helper) joins.push(await takePart(ctx, input, { ...helper, id: newId(), role: 'helper' }))
    if (input.words && updateId) {
      await addUpdate(ctx, {
        id: updateId,
        requestId: request.id,
        audience: 'staff',
        words: input.words,
        participantId: joined.participant_id,
      })
      await publish(ctx, updateWritten({ requestId: request.id, updateId, audience: 'staff', by: 'participant' }))
    }
    await publish(ctx, ...joins)
    return { participantId: joined.participant_id, again: false }
  })
}

async function takePart(
  ctx: Ctx,
  { requestId, language }: { requestId: string; language: Language },
  part: Partial<Omit<Reporter, 'helper'>> & { id: string; role: 'follower' | 'helper'; updateId?: string | undefined },
): Promise<ReturnType<typeof participantJoined>> {
  const { id, role, customer, of, told = false, way = null, onBehalf = null } = part
  const customerId = of ?? (customer ? await recordCustomer(ctx, customer, language) : null)
  await ctx.db
    .insertInto('requests.participants')
    .values({
      id,
      request_id: requestId,
      customer_id: customerId,
      role,
      language,
      told,
      way,
      on_behalf: onBehalf && JSON.stringify(onBehalf),
      joined_at: ctx.now(),
    })
    .execute()
  return participantJoined({ requestId, participantId: id, role, ...(part.updateId && { updateId: part.updateId }) })
}

async function findJoined(ctx: Ctx, key: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('requests.joins')
    .select('participant_id')
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.participant_id ?? null
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

/** She wants to hear about it again, after all. For those who can be told only. */
export async function tellAgain(ctx: Ctx, input: { participantId: string }): Promise<void> {
  await ctx.transaction(async outer => {
    const ctx = await actAsParticipant(outer, input.participantId)
    const participant = await getParticipant(ctx, input.participantId)
    const { participants } = await readRequest(ctx, participant.request_id)
    if (participant.told || !participants.find(({ id }) => id === participant.id)?.isReachable) return
    await ctx.db.updateTable('requests.participants').set({ told: true }).where('id', '=', participant.id).execute()
    await publish(ctx, participantReturned({ requestId: participant.request_id, participantId: participant.id }))
  })
}

/** She adds something she knows, or a photo, to what she follows. If we were waiting for her, the clock runs again. */
export async function addInformation(
  ctx: Ctx,
  input: { participantId: string; words: string; photos: string[] },
): Promise<void> {
  await ctx.transaction(async outer => {
    const ctx = await actAsParticipant(outer, input.participantId)
    const participant = await getParticipant(ctx, input.participantId)
    const request = await getFollowed(ctx, participant)
    refuseUnless(request.status !== 'closed', 'requests.closed')
    refuseUnless(input.words.trim() !== '' || input.photos.length > 0, 'requests.words-needed')
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
    if (participant.role === 'reporter' && !(await hasOtherFollowers(ctx, request.id, participant.id))) {
      await close(ctx, request, { outcome: 'cancelled', words: input.words || input.because })
      return 'cancelled'
    }
    await ctx.db.updateTable('requests.participants').set({ told: false }).where('id', '=', participant.id).execute()
    await publish(ctx, participantLeft({ requestId: request.id, participantId: participant.id }))
    return 'left'
  })
}

/** Does anybody else wait for it: those who joined it, or asked what was merged into it? */
async function hasOtherFollowers(ctx: Ctx, requestId: string, participantId: string): Promise<boolean> {
  const { rows } = await sql`select from requests.participants
    where id <> ${participantId} and told and left_at is null
      and (request_id = ${requestId} or request_id in (select id from requests.requests where merged_into = ${requestId}))
    limit 1`.execute(ctx.db)
  return rows.length > 0
}

/** The reporter takes her own words and photos off the public page, at once and for good. The request goes on. */
export async function withdrawWords(ctx: Ctx, input: { participantId: string }): Promise<void> {
  await ctx.transaction(async outer => {
    const ctx = await actAsParticipant(outer, input.participantId)
    const participant = await getParticipant(ctx, input.participantId)
    refuseUnless(participant.role === 'reporter', 'requests.not-yours')
    const request = await getForUpdate(ctx, participant.request_id)
    if (request.withdrawnAt) return
    await change(ctx, request.id, { withdrawn_at: ctx.now() })
    await ctx.db
      .updateTable('requests.photos')
      .set({ withdrawn_at: ctx.now() })
      .where('request_id', '=', request.id)
      .where('closure_id', 'is', null)
      .execute()
    await publish(ctx, wordsWithdrawn({ requestId: request.id, participantId: participant.id }))
  })
}
