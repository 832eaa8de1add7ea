import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, Refused, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { getDraft, takeUpDraft } from '../drafts/index.ts'
import {
  chaseRequest,
  hasEnded,
  identifyCustomer,
  lockConversations,
  nameService,
  noteTakenDraft,
  readConversation,
  startConversation,
} from '../interactions/index.ts'
import { findByReference } from '../requests/index.ts'
import { mustBeCalled } from './call-next.ts'
import { visitShown, visitTaken } from './reception.events.ts'
import { changeVisit, getVisitForUpdate, type VisitFacts } from './visits.store.ts'

export interface Taken {
  interactionId: string
  /** The form she began, for the browser of whoever serves her. */
  draft: { id: string; secret: string } | null
}

/**
 * She is at the desk: the conversation begins with all that she said when she came, so that she does not say it again.
 * Pressed twice it is one conversation. Throws Refused: `reception.not-called`, `interactions.one-at-a-time`.
 */
export async function serveVisit(ctx: Ctx, input: { visitId: string; key: string }): Promise<Taken> {
  return ctx.transaction(async ctx => {
    const visit = await getVisitForUpdate(ctx, input.visitId)
    mustBeCalled(visit)
    refuseUnless(visit.calledBy === ctx.actor.id, 'reception.not-called')
    const begun = { key: input.key, channel: 'desk' as const, direction: 'in' as const, location: visit.location }
    const interactionId = await startConversation(ctx, begun)
    await sayWhoItIs(ctx, interactionId, visit)
    const draft = await sayWhatItIsAbout(ctx, interactionId, visit)
    await changeVisit(ctx, visit.id, {
      state: 'being-served',
      served_at: ctx.now(),
      interaction_id: interactionId,
    })
    await publish(ctx, visitTaken({ visitId: visit.id, interactionId }))
    return { interactionId, draft }
  })
}

/** Only where she was asked when she came; else whoever serves her asks, as for a safe word. A record kept from her stays so. */
async function sayWhoItIs(ctx: Ctx, interactionId: string, { customerId, isChecked }: VisitFacts): Promise<void> {
  if (!customerId || !isChecked) return
  await orNothing(() => identifyCustomer(ctx, interactionId, { how: 'said', customerId })).catch(error => {
    if (!(error instanceof Refused) || error.code !== 'interactions.safe-word-wrong') throw error
  })
}

/** What the actor may not see of it is left out. */
async function sayWhatItIsAbout(ctx: Ctx, interactionId: string, visit: VisitFacts): Promise<Taken['draft']> {
  const draft = visit.draftId ? await takeUpDraft(ctx, visit.draftId) : null
  if (draft) await noteTakenDraft(ctx, await getDraft(ctx, draft.id, draft.secret))
  const requestId = visit.reference && (await findByReference(ctx, visit.reference))
  if (requestId) await orNothing(() => ctx.transaction(ctx => chaseRequest(ctx, { interactionId, requestId })))
  if (visit.service && !draft && !requestId) {
    const { matters } = await readConversation(ctx, interactionId)
    await nameService(ctx, { interactionId, matterId: matters[0]!.id, service: visit.service })
  }
  return draft
}

async function orNothing(work: () => Promise<unknown>): Promise<void> {
  await work().catch(error => {
    if (!(error instanceof NotFound)) throw error
  })
}

/**
 * A specialist elsewhere begins her conversation with who waits here, by video: that calls her, and she is called until a colleague has
 * shown her to the screen. Whoever is being served already stays with whom she is. Called by `bookings` alone, which knows who the
 * specialist is.
 */
export async function takeByVideo(
  ctx: Ctx,
  { visitId, interactionId }: { visitId: string; interactionId: string },
): Promise<void> {
  // Where it ends just now, what ends it is waited for.
  await lockConversations(ctx, sql`select ${interactionId}::uuid`)
  const { rows } = await sql`update reception.visits set state = 'called', calls = greatest(calls, 1),
      called_at = coalesce(called_at, ${ctx.now()}::timestamptz), called_by = null, interaction_id = ${interactionId}::uuid
    where id = ${visitId}::uuid and state in ('waiting', 'called') and not ${hasEnded(sql`${interactionId}::uuid`)}
    returning id`.execute(ctx.db)
  if (rows.length > 0) await publish(ctx, visitTaken({ visitId, interactionId }))
}

/** A colleague has shown her to the screen, where the specialist waits. Throws Refused: `reception.not-called`. */
export async function showToScreen(ctx: Ctx, visitId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { state, interactionId } = await getVisitForUpdate(ctx, visitId)
    refuseUnless(state === 'called' && interactionId !== null, 'reception.not-called')
    await changeVisit(ctx, visitId, { state: 'being-served', served_at: ctx.now(), desk: null })
    await publish(ctx, visitShown({ visitId }))
  })
}
