import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { isAnswerTo } from '../answer-key.ts'
import { heard, isHeardBy, lineWritten } from '../confided.ts'
import { openRecord } from '../identify-customer.ts'
import type { InteractionChannel } from '../interaction.ts'
import type { NewMatter } from '../matters.store.ts'

/** A matter with which somebody else goes on, and what goes along with it. */
export interface Origin {
  matterId: string
  interactionId: string
  channel: InteractionChannel
  service: string | null
  asked: string
  /** Typed, and sent to nobody in its thread, whichever way that goes. */
  answer: string
  answerSource: string
  message: string | null
  /** Of its conversation. */
  note: string
  promise: string
  draftId: string | null
  requestId: string | null
  touched: 'opened' | 'chased' | null
  /** The teams told of danger, where its words go on because she is of one. */
  confidedTo: string[] | null
  /** They speak on. */
  isOn: boolean
}

/** What colleagues sent in the threads of a conversation `i` and of those it goes on from, to whom it went as they wrote. */
const sent = sql`coalesce((select jsonb_agg(jsonb_build_object('key', s.key, 'to', case when s.medium = 'letter' then '' else s.recipient end))
  from interactions.came_from(i.id) back join interactions.waiting w on w.interaction_id = back.id or w.given_in = back.id
  join channels.sent_in_threads s on s.thread_id = w.thread_id where s.by_person), '[]')`

/** `which`: of matters `m`. Of danger only the line that was written for her goes along. */
export async function readOrigins(ctx: Ctx, adviserId: string, which: RawBuilder<unknown>): Promise<Origin[]> {
  const me = ctx.actor
  const { rows } = await sql<
    Origin & { sent: { key: string; to: string }[] }
  >`select m.id as "matterId", m.interaction_id as "interactionId", i.channel, m.service,
      case when ${isHeardBy(me)} then m.asked else coalesce((select ${lineWritten} from interactions.handovers h where h.matter_id in (select id from interactions.continued(m.id))
        and h.answered_by = ${adviserId}::uuid order by h.changed_at desc limit 1),
        (select b.summary from interactions.call_backs b where b.matter_id = m.id order by b.promised_at desc limit 1), '') end as asked,
      ${heard(me, sql`m.answer`)} as answer, ${heard(me, sql`m.answer_source`)} as "answerSource", ${sent} as sent,
      nullif(${heard(me, sql`case when m.message_id is null then coalesce(m.message, '') else '' end`)}, '') as message, ${heard(me, sql`i.note`)} as note, ${heard(me, sql`i.promise`)} as promise,
      m.draft_id as "draftId", m.request_id as "requestId", m.touched,
      case when ${isHeardBy(me)} then i.confided_to end as "confidedTo", i.ended_at is null and i.wrapped_at is null as "isOn"
    from interactions.matters m join interactions.interactions i on i.id = m.interaction_id where ${which}
    order by i.started_at, m.position`.execute(ctx.db)
  return rows.map(({ sent, ...origin }) => {
    const isSent = sent.some(({ key, to }) => isAnswerTo(key, to, origin.answer))
    return isSent ? { ...origin, answer: '', answerSource: '' } : origin
  })
}

/** It is one matter with the first: counted once, with why they asked. */
export const continuing = ({ matterId, asked, service, draftId, requestId, touched }: Origin): NewMatter => ({
  ...{ asked, service, continuesId: matterId },
  ...(draftId && { draftId }),
  ...(requestId && { requestId }),
  ...(touched && { touched }),
})

/** The same with what a colleague typed, who does not go on with it herself. */
export const continuingWords = (origin: Origin): NewMatter => ({
  ...continuing(origin),
  ...{ answer: origin.answer, answerSource: origin.answerSource, message: origin.message },
})

/** How long what somebody said of who they are holds for whoever goes on with it: as long as a record stays open. */
const FRESH = 60 * 60_000

/** Who it is goes with it as it was found out. While that is fresh her record opens too, and nobody is asked twice. */
export async function keepCaller(
  ctx: Ctx,
  { from, to, isThere }: { from: string; to: string; isThere: boolean },
): Promise<void> {
  const { rows } = await sql<{ customerId: string | null; because: string; at: Date }>`insert into interactions.callers
      (interaction_id, customer_id, helper_id, how, because, things, at)
    select ${to}::uuid, customer_id, helper_id, how, because, things, at from interactions.callers
    where interaction_id = ${from}::uuid returning customer_id as "customerId", because, at`.execute(ctx.db)
  const [caller] = rows
  if (!caller?.customerId) return
  if (!isThere && ctx.now().getTime() - caller.at.getTime() > FRESH) return
  await openRecord(ctx, caller.customerId, caller.because).catch(error => {
    // Kept from her: what to mind is there all the same.
    if (!(error instanceof NotFound)) throw error
  })
}
