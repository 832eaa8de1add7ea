import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/id.ts'
import { heard, isHeardBy } from '../confided.ts'
import { type Met, metBy } from '../met.read.ts'
import { isOfOthers } from '../of-others.ts'
import { receiverOf } from '../presence/receiver.ts'
import type { TryResult } from './call-back.ts'
import { isBackWith } from './came-back.ts'
import { isHushedCall, joinWhom, type PromisedCall, type Told, told, writtenBy } from './whom.ts'

export interface CallBackView {
  id: string
  team: string
  phone: string
  summary: string
  slotFrom: Date
  slotUntil: Date
  /** Null: the line itself, to whoever keeps her place. */
  promisedBy: string | null
  /** Of a kept place: the line, since when she waits, how she chose to speak, and the conversation begun when she was reached. */
  line: string | null
  rangAt: Date | null
  language: string | null
  interactionId: string | null
  promisedAt: Date
  told: Told
  state: PromisedCall['state']
  writtenBy: PromisedCall['writtenBy']
  /** It was not kept, and whoever promised it has to look. */
  cameBackAt: Date | null
  /** And that is the actor. */
  isBackWithMe: boolean
  /** Why it is not needed any more; '': it is, or was. */
  endedBecause: string
  promise: 'kept' | 'missed' | null
  nextAt: Date | null
  takenBy: string | null
  /** By the actor. */
  isMine: boolean
  asked: string
  /** As of a handover. */
  isKept: boolean
  /** Nothing of it is written to them by itself. */
  isHushed: boolean
  answer: string
  note: string
  service: string | null
  requestId: string | null
  /** Whom to ring. */
  met: Met
  tries: { number: number; at: Date; result: TryResult; note: string; by: string }[]
}

/** One of the actor's teams with what belongs to its matter; also of who promised it. */
export async function readCallBack(ctx: Ctx, id: string): Promise<CallBackView> {
  const me = receiverOf(ctx)
  const { rows } = await sql<CallBackView>`
    select b.id, b.team, b.phone, b.summary, b.slot_from as "slotFrom", b.slot_until as "slotUntil", p.name as "promisedBy",
      b.promised_at as "promisedAt", ${told} as told, b.state, ${writtenBy} as "writtenBy", b.came_back_at as "cameBackAt", ${isBackWith(me, ctx.now())} as "isBackWithMe", b.ended_because as "endedBecause", b.promise, b.next_at as "nextAt",
      (select name from organisation.colleagues where id = b.taken_by) as "takenBy", b.taken_by is not distinct from ${me.id}::uuid as "isMine", ${heard(me, sql`coalesce(m.asked, '')`)} as asked,
      ${heard(me, sql`coalesce(m.answer, '')`)} as answer, ${heard(me, sql`coalesce(i.note, '')`)} as note, ${isHeardBy(me)} is false as "isKept", ${isHushedCall} as "isHushed", coalesce(m.service, k.service) as service,
      k.golden_number as line, k.ringing_at as "rangAt", k.language, b.interaction_id as "interactionId", m.request_id as "requestId",
      ${metBy(ctx, { customer: 'who.person_id', interaction: 'm.interaction_id', phone: 'b.phone' })} as met,
      coalesce((select jsonb_agg(jsonb_build_object('number', t.number, 'at', t.at, 'result', t.result, 'note', t.note, 'by', c.name)
        order by t.number) from interactions.call_back_tries t join organisation.colleagues c on c.id = t.by_id
        where t.call_back_id = b.id), '[]') as tries
    from interactions.call_backs b left join interactions.matters m on m.id = b.matter_id
    left join interactions.interactions i on i.id = m.interaction_id left join organisation.colleagues p on p.id = b.promised_by
    left join interactions.calls k on k.id = b.call_id
    ${joinWhom}
    where b.id = ${isId(id) ? id : null}::uuid and (b.team = any(${me.teams}::text[]) or b.promised_by = ${me.id}::uuid)
      and ${isOfOthers(me, { customer: 'who.person_id', request: 'm.request_id' })}`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('call-back')
  return { ...rows[0], tries: rows[0].tries.map(each => ({ ...each, at: new Date(each.at) })) }
}
