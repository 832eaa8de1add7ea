import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, Refused } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { isId } from '../../../platform/id.ts'
import { seenBy } from '../../requests/index.ts'
import { answerCall } from '../answer-call.ts'
import { takeCallBack } from '../call-backs/try-call-back.ts'
import { acceptHandover } from '../handovers/answer-handover.ts'
import { chaseSeenTo } from '../interactions.events.ts'
import { takeUpConversation } from '../park-conversation.ts'
import { receiverOf } from '../presence/receiver.ts'
import { takeWaiting } from '../waiting/waiting.ts'
import { listWork } from './work.read.ts'
import { isFreeToTake, type WorkItem, type WorkKind } from './work.ts'

export interface Taken {
  /** 'letter': it is taken once somebody has read it and said who wrote and what about. */
  kind: WorkKind | 'letter'
  /** What is opened: the conversation, handover, call-back, request or letter. */
  id: string
}

/**
 * Takes the first thing that the actor may take. What a colleague was quicker with, or what she cannot take while somebody
 * is with her, is passed over. Null: there is nothing.
 */
export async function takeNext(ctx: Ctx): Promise<Taken | null> {
  for (const item of (await listWork(ctx)).filter(isFreeToTake(ctx))) {
    try {
      return await takeWork(ctx, item)
    } catch (error) {
      if (!(error instanceof NotFound || error instanceof Refused)) throw error
    }
  }
  return null
}

type Take = (ctx: Ctx, item: Pick<WorkItem, 'id' | 'interactionId'>) => Promise<string>

const TAKE: Record<WorkKind, Take> = {
  call: (ctx, { id }) => answerCall(ctx, id),
  'urgent-call': (ctx, { id }) => answerCall(ctx, id),
  // It is with its adviser all the time: taking it is going there.
  'came-back': async (ctx, { interactionId }) => takeUp(ctx, interactionId!),
  'call-came-back': async (_ctx, { id }) => id,
  handover: async (ctx, { id }) => done(id, acceptHandover(ctx, id)),
  'with-team': async (ctx, { id }) => done(id, acceptHandover(ctx, id)),
  'urgent-with-team': async (ctx, { id }) => done(id, acceptHandover(ctx, id)),
  // Only whoever it is offered to takes it.
  'team-handover': async () => {
    throw new NotFound('handover')
  },
  mine: async (_ctx, { id }) => id,
  'kept-place': async (ctx, { id }) => done(id, takeCallBack(ctx, id)),
  'call-back': async (ctx, { id }) => done(id, takeCallBack(ctx, id)),
  urgent: (ctx, { id }) => takeWaiting(ctx, id),
  written: (ctx, { id }) => takeWaiting(ctx, id),
  chase: (ctx, { id }) => seeToChase(ctx, id),
  parked: (ctx, { id }) => takeUp(ctx, id),
}

const done = (id: string, work: Promise<void>): Promise<string> => work.then(() => id)
const takeUp = (ctx: Ctx, id: string): Promise<string> => done(id, takeUpConversation(ctx, id))

/** Takes one thing of the list; a letter is only opened, and so is a call-back that nobody rings. */
export const takeWork = async (
  ctx: Ctx,
  item: Pick<WorkItem, 'kind' | 'id' | 'interactionId' | 'channel' | 'isNotRung'>,
): Promise<Taken> =>
  item.channel === 'letter'
    ? { kind: 'letter', id: item.id }
    : { kind: item.kind, id: item.isNotRung ? item.id : await TAKE[item.kind](ctx, item) }

/** Somebody of the team looks after what was chased: it leaves the list of all. Answers the request. */
export async function seeToChase(ctx: Ctx, matterId: string): Promise<string> {
  const me = receiverOf(ctx)
  return ctx.transaction(async ctx => {
    const { rows } = await sql<{
      requestId: string
    }>`update interactions.matters m set seen_to_by = ${me.id}::uuid, seen_to_at = ${ctx.now()}
      from requests.standings r where m.id = ${isId(matterId) ? matterId : null}::uuid and r.id = m.request_id and m.seen_to_at is null
        and r.team_id = any(${me.teams}::text[]) and ${seenBy(ctx.actor, 'r')} returning r.id as "requestId"`.execute(
      ctx.db,
    )
    const requestId = rows[0]?.requestId
    if (!requestId) throw new NotFound('chase')
    await publish(ctx, chaseSeenTo({ matterId, requestId }))
    return requestId
  })
}
