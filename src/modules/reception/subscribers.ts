import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { type Follower, type HappenedEvent, publish } from '../../platform/events/index.ts'
import { PERMISSIONS, staffChanged, staffDisabled } from '../organisation/index.ts'
import { closeDeskOf } from './close-desk.ts'
import { visitServed } from './reception.events.ts'
import { changeVisit, waitAgain } from './visits.store.ts'

const ENDED = 'interactions.ended'

/** Of each kind of event, whether a colleague goes off with it. */
const GOES_OFF: Record<string, (ctx: Ctx, event: HappenedEvent) => boolean | Promise<boolean>> = {
  [staffDisabled.type]: mayNotReceive,
  [staffChanged.type]: mayNotReceive,
  'interactions.presence-set': (_, { data }) => data.chosen === 'away',
  'knowledge.absence-set': (_, { data, at }) => isDayIn(localDay(at), data),
  // Of somebody who is signed in elsewhere it is not the end of her day.
  'identity.signed-out': (_, { data }) => data.left === 0,
  'identity.sessions-ended': (_, { data }) => data.left === 0,
}

/**
 * The conversation is over: so is the visit; whom nobody has shown to the screen yet waits again. So does whoever was called by a
 * colleague who then goes off.
 */
export const receptionFollower: Follower = {
  name: 'reception.visits',
  types: [ENDED, ...Object.keys(GOES_OFF)],
  async handle(ctx, event) {
    if (event.type === ENDED) await endVisit(ctx, event.subject)
    else if (await GOES_OFF[event.type]!(ctx, event)) await closeDeskOf(ctx, event.subject, event.at)
  },
}

async function endVisit(ctx: Ctx, interactionId: string): Promise<void> {
  const { rows } = await sql<{ id: string; isCalled: boolean }>`select id, state = 'called' as "isCalled"
    from reception.visits where interaction_id = ${interactionId}::uuid and state in ('called', 'being-served')
    for update`.execute(ctx.db)
  // of one conversation there is one visit at most
  const [visit] = rows
  if (!visit) return
  if (visit.isCalled) return waitAgain(ctx, visit.id)
  await changeVisit(ctx, visit.id, { state: 'served', ended_at: ctx.now() })
  await publish(ctx, visitServed({ visitId: visit.id }))
}

async function mayNotReceive(ctx: Ctx, { subject }: HappenedEvent): Promise<boolean> {
  const { rows } = await sql`select from organisation.directory where id = ${subject}::uuid
    and (disabled_at <= ${ctx.now()} or not roles && ${PERMISSIONS['reception.work']}::text[])`.execute(ctx.db)
  return rows.length > 0
}

const isDayIn = (day: string, { from, until }: Record<string, unknown>): boolean =>
  String(from) <= day && day <= String(until)
