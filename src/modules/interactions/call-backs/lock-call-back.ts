import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/id.ts'
import { isOfOthers } from '../of-others.ts'
import { receiverOf } from '../presence/receiver.ts'
import { isBackWith } from './came-back.ts'
import { isHushedCall, isOfAnother, isOfDead, isUnsafe, joinWhom } from './whom.ts'

/** A call-back as it is changed. */
export interface LockedCallBack {
  team: string
  /** Null: it keeps a place in a line. */
  matterId: string | null
  customerId: string | null
  phone: string
  state: string
  promise: 'kept' | 'missed' | null
  slotFrom: Date
  slotUntil: Date
  nextAt: Date | null
  takenBy: string | null
  takenAt: Date | null
  callId: string | null
  service: string | null
  interactionId: string | null
  /** It was not kept, and whoever promised it has to look. */
  cameBackAt: Date | null
  /** And that is this colleague. */
  isBackWithMe: boolean
  tries: string[]
  /** What was noted at them. */
  noted: string
  /** Nobody rings this number: whose it was has died. */
  isOfDead: boolean
  /** Nor this one: it is not safe. */
  isUnsafe: boolean
  /** Whom it was told to is somebody else. */
  isOfAnother: boolean
  /** Nothing of it is written to her by itself. */
  isHushed: boolean
}

/** One of the actor's teams, locked; `orPromiser`: whoever promised it too, whom she may ring about it. */
export async function lockCallBack(ctx: Ctx, id: string, { orPromiser = false } = {}): Promise<LockedCallBack> {
  const me = receiverOf(ctx)
  const { rows } =
    await sql<LockedCallBack>`select b.team, b.matter_id as "matterId", who.person_id as "customerId", b.phone, b.state, b.promise, b.slot_from as "slotFrom", b.slot_until as "slotUntil",
      b.next_at as "nextAt", b.call_id as "callId", b.interaction_id as "interactionId", b.came_back_at as "cameBackAt", ${isBackWith(me, ctx.now())} as "isBackWithMe",
      (select k.service from interactions.calls k where k.id = b.call_id) as service, b.taken_by as "takenBy", b.taken_at as "takenAt",
      coalesce((select string_agg(t.note, chr(10) order by t.number) from interactions.call_back_tries t
        where t.call_back_id = b.id and t.note <> ''), '') as noted,
      coalesce((select jsonb_agg(t.at order by t.number) from interactions.call_back_tries t where t.call_back_id = b.id), '[]') as tries,
      ${isOfDead} as "isOfDead", ${isUnsafe} as "isUnsafe", ${isOfAnother} as "isOfAnother", ${isHushedCall} as "isHushed"
    from interactions.call_backs b left join interactions.matters m on m.id = b.matter_id ${joinWhom}
    where b.id = ${isId(id) ? id : null}::uuid and (b.team = any(${me.teams}::text[])
      or (${orPromiser} and b.promised_by = ${me.id}::uuid))
      and ${isOfOthers(me, { customer: 'who.person_id', request: 'm.request_id' })} for update of b`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('call-back')
  return rows[0]
}
