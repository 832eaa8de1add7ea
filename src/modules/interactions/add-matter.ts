import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { getService } from '../catalogue/index.ts'
import { findInConfidence, listOfPerson, takeRelated } from '../requests/index.ts'
import { findMatterFor } from './for-request.read.ts'
import { isTakenOver } from './form-of-matter.read.ts'
import { hushWhoItIs } from './hush.ts'
import { adviserOf } from './interaction.ts'
import { matterRequested } from './interactions.events.ts'
import { findInHand, getOwnForUpdate, tellCall } from './interactions.store.ts'
import { addMatterTo, claimMatter, giveDraft, giveRequest } from './matters.store.ts'

/** One thing she asks, in her own words; more can be asked in the same conversation. Answers its id. */
export async function addMatter(ctx: Ctx, input: { interactionId: string; asked: string }): Promise<string> {
  return ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, input.interactionId)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    return addMatterTo(ctx, mine, { asked: maskCards(input.asked) })
  })
}

/** What goes with a request of this conversation is taken up: another matter, and counted. Answers its id. */
export async function addRelatedMatter(
  ctx: Ctx,
  input: { interactionId: string; matterId: string; service: string },
): Promise<string> {
  await getService(ctx, input.service)
  return ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, input.interactionId)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    const { rows } = await sql<{ requestId: string | null; again: string | null }>`select m.request_id as "requestId",
        (select id from interactions.matters where interaction_id = m.interaction_id and service = ${input.service} limit 1) as again
      from interactions.matters m where m.id = ${isId(input.matterId) ? input.matterId : null}::uuid
        and m.interaction_id = ${mine.id}::uuid`.execute(ctx.db)
    if (!rows[0]?.requestId) throw new NotFound('matter')
    await takeRelated(ctx, { requestId: rows[0].requestId, related: input.service })
    return rows[0].again ?? addMatterTo(ctx, mine, { service: input.service })
  })
}

/** Says which service a matter is about: its script is then on the screen. */
export async function nameService(
  ctx: Ctx,
  input: { interactionId: string; matterId: string; service: string },
): Promise<void> {
  await getService(ctx, input.service)
  await ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, input.interactionId)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    const { service, matterId } = input
    if (!isId(matterId) || !(await claimMatter(ctx, mine, { service, matterId }))) throw new NotFound('matter')
  })
}

/** She asks how far a request is. Once in a conversation, however often it is pressed. Answers the matter's id. */
export async function chaseRequest(ctx: Ctx, input: { interactionId: string; requestId: string }): Promise<string> {
  return ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, input.interactionId)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    const [request] = isId(input.requestId) ? await listOfPerson(ctx, null, [input.requestId]) : []
    if (!request) throw new NotFound('request')
    const again = await chasedAlready(ctx, mine.id, request.id)
    return again ?? chase(ctx, mine, { service: request.service, requestId: request.id })
  })
}

async function chasedAlready(ctx: Ctx, interactionId: string, requestId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from interactions.matters
    where interaction_id = ${interactionId}::uuid and request_id = ${requestId}::uuid`.execute(ctx.db)
  return rows[0]?.id ?? null
}

async function chase(ctx: Ctx, mine: InHand, about: { service: string | null; requestId: string }): Promise<string> {
  return (await claimMatter(ctx, mine, about)) ?? addMatterTo(ctx, mine, { ...about, touched: 'chased' })
}

/**
 * The same by its reference, for what was asked in confidence: the actor learns which team has it, so that she can hand it
 * over, and not what it is. Answers the matter's id.
 */
export async function chaseInConfidence(
  ctx: Ctx,
  input: { interactionId: string; reference: string },
): Promise<string> {
  return ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, input.interactionId)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    const request = await findInConfidence(ctx, input.reference)
    if (!request) throw new NotFound('request')
    return (await chasedAlready(ctx, mine.id, request.id)) ?? chase(ctx, mine, { service: null, requestId: request.id })
  })
}

/**
 * A form is begun for whoever the actor speaks with: it belongs to the conversation in hand, to the matter that named this
 * service where there is one. Without a conversation nothing is written.
 */
export const noteDraft = (ctx: Ctx, draft: { id: string; service: string }): Promise<void> =>
  noteInHand(ctx, { service: draft.service, draftId: draft.id })

/** The same for a form that she began herself: unless it is said to be for this matter, one about something else stays what it is. */
export const noteTakenDraft = (ctx: Ctx, draft: { id: string; service: string }, matterId?: string): Promise<void> =>
  noteInHand(ctx, {
    service: draft.service,
    draftId: draft.id,
    ...(isId(matterId) ? { matterId } : { isApart: true }),
  })

const noteInHand = (ctx: Ctx, about: Parameters<typeof claimMatter>[2]): Promise<void> =>
  inHand(ctx, async (ctx, mine) => {
    if (!(await claimMatter(ctx, mine, about))) await addMatterTo(ctx, mine, about)
  })

/**
 * A form is begun for one matter of a conversation of the actor's, about this service from now on. Begun again, the last one
 * counts. Throws NotFound where the matter has its request already.
 */
export async function noteDraftOf(
  ctx: Ctx,
  input: { interactionId: string; matterId: string; draftId: string; service: string },
): Promise<void> {
  await ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, input.interactionId)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    if (!(await giveDraft(ctx, mine, input))) throw new NotFound('matter')
  })
}

/**
 * A request was opened for her, from a form (`draftId`) or without one: the matter it was begun for has it from now on, even
 * where that conversation was laid aside meanwhile, or a colleague has it who handed the matter on. Without a form it is the
 * matter that the service was looked for from (`matterId`), or the only one that is about nothing yet. Nothing else has it: else
 * of the one in hand.
 */
export async function noteRequest(
  ctx: Ctx,
  opened: { requestId: string; service: string; draftId?: string; matterId?: string },
): Promise<void> {
  if (ctx.actor.kind !== 'staff') return
  const { id } = ctx.actor
  await ctx.transaction(async ctx => {
    const { rows } = await sql<{ id: string; interactionId: string }>`update interactions.matters m
      set request_id = ${opened.requestId}::uuid, touched = 'opened'
      from interactions.interactions i where i.id = m.interaction_id and (i.adviser_id = ${id}::uuid or ${isTakenOver(id)})
        and m.draft_id = ${opened.draftId ?? null}::uuid and m.request_id is null
      returning m.id, i.id as "interactionId"`.execute(ctx.db)
    for (const { id, interactionId } of rows) {
      // She and her number may be known only since now.
      await hushWhoItIs(ctx, interactionId)
      await tellCall(ctx, interactionId)
      await publish(ctx, matterRequested({ interactionId, matterId: id, requestId: opened.requestId }))
    }
    if (rows.length > 0) return
    const { requestId, service, draftId, matterId } = opened
    const note = async (ctx: Ctx, mine: InHand) => {
      if (await isNoted(ctx, requestId)) return
      const becomes = draftId ? null : await findMatterFor(ctx, mine.id, { service, matterId })
      if (becomes && (await giveRequest(ctx, mine, { matterId: becomes, requestId, service })))
        await publish(ctx, matterRequested({ interactionId: mine.id, matterId: becomes, requestId }))
      else await addMatterTo(ctx, mine, { service, requestId, touched: 'opened' })
      await hushWhoItIs(ctx, mine.id)
      await tellCall(ctx, mine.id)
    }
    await inHand(ctx, note, matterId)
  })
}

async function isNoted(ctx: Ctx, requestId: string): Promise<boolean> {
  const { rows } =
    await sql`select from interactions.matters where request_id = ${requestId}::uuid and touched = 'opened'`.execute(
      ctx.db,
    )
  return rows.length > 0
}

type InHand = NonNullable<Awaited<ReturnType<typeof findInHand>>>

/** Does something with the conversation in hand, or rather with the one that has this matter. Who takes none, or has none in hand, takes requests all the same. */
async function inHand(ctx: Ctx, work: (ctx: Ctx, mine: InHand) => Promise<void>, matterId?: string): Promise<void> {
  if (ctx.actor.kind !== 'staff' || !ctx.actor.permissions.has('interactions.take')) return
  await ctx.transaction(async ctx => {
    const mine = await findInHand(ctx, adviserOf(ctx).id, matterId)
    if (mine) await work(ctx, mine)
  })
}
