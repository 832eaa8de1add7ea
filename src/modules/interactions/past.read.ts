import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { maskNames } from '../../platform/masking/index.ts'
import { type Helper, keptFrom, namedTo } from '../customers/index.ts'
import { can } from '../organisation/index.ts'
import { type PromisedCall, promisedCall, withTimes } from './call-backs/whom.ts'
import { isHeardBy } from './confided.ts'
import type { DemandType } from './demand.ts'
import type { OldChannel } from './importing/read-old-conversation.ts'
import type { Direction, MatterOutcome } from './interaction.ts'

export interface PastMatter {
  id: string
  service: string | null
  asked: string
  answer: string
  requestId: string | null
  touched: 'opened' | 'chased' | null
  outcome: MatterOutcome | null
  referredTo: string | null
  demand: DemandType | null
  /** The last call that was promised for it. */
  callBack: PromisedCall | null
}

/**
 * A conversation that is over or goes on, as other screens show it. A screen shows the words of one about a request only to
 * who may see that request: `wordsFor`.
 */
export interface PastConversation {
  id: string
  channel: OldChannel | null
  direction: Direction | null
  /** Who spoke with her; of an old system the team, where it is known. */
  adviserName: string
  /** The old system it is from, which knew these of it; null: it was had here. */
  old: { source: string; outcome: string; timed: boolean } | null
  startedAt: Date
  wrappedAt: Date | null
  missed: boolean
  /** Who spoke for her; null: she did herself. */
  helper: Pick<Helper, 'name' | 'kind'> | null
  note: string
  promise: string
  matters: PastMatter[]
}

const MOST = 20

const columns = sql`i.id, i.channel, i.direction, a.name as "adviserName", null::jsonb as old, i.started_at as "startedAt", i.wrapped_at as "wrappedAt",
  i.missed, (select jsonb_build_object('name', h.name, 'kind', h.kind) from customers.helpers h
    where h.id = c.helper_id and h.customer_id = c.customer_id) as helper, i.note, i.promise,
  coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'service', m.service, 'asked', m.asked, 'answer', m.answer,
      'requestId', m.request_id, 'touched', m.touched, 'outcome', m.outcome, 'referredTo', m.referred_to, 'demand', m.demand,
      'callBack', ${promisedCall})
      order by m.position)
    from interactions.matters m where m.interaction_id = i.id), '[]') as matters`

/** A conversation of an old system in the same columns: one matter, nothing of it open. */
const oldColumns = sql`o.id, o.channel, o.direction, o.team as "adviserName",
  jsonb_build_object('source', o.source, 'outcome', o.outcome, 'timed', o.timed) as old, o.happened_at as "startedAt",
  o.happened_at as "wrappedAt", false as missed, null::jsonb as helper, '' as note, '' as promise,
  jsonb_build_array(jsonb_build_object('id', o.id, 'service', null, 'asked', o.asked, 'answer', o.answer,
    'requestId', null, 'touched', null, 'outcome', null, 'referredTo', null, 'demand', null, 'callBack', null)) as matters`

/** Conversations with a person under any of her ids, on every channel, here and in old systems, the newest first; those of danger only for who may read them. */
export async function listConversationsOf(
  ctx: Ctx,
  customerId: string,
  { except, limit = MOST }: { except?: string; limit?: number } = {},
): Promise<PastConversation[]> {
  if (!can(ctx.actor, 'requests.read') || !isId(customerId)) return []
  const { rows } = await sql<PastConversation & { keptNames: string[] }>`
    select x.*, array(select k.name from (${keptFrom(ctx.actor)}) k where k.other_id = ${customerId}::uuid) as "keptNames" from (
    (select ${columns} from (values (${customerId}::uuid)) asked (id)
      join customers.ids_of_person hers on hers.customer_id = asked.id
      join interactions.callers c on c.customer_id = hers.other_id
      join interactions.interactions i on i.id = c.interaction_id
      join organisation.colleagues a on a.id = i.adviser_id
      where i.id is distinct from ${except ?? null}::uuid and ${isHeardBy(ctx.actor)}
      order by i.started_at desc, i.id desc limit ${limit})
    union all
    (select ${oldColumns} from (values (${customerId}::uuid)) asked (id)
      join customers.ids_of_person hers on hers.customer_id = asked.id
      join interactions.old_conversations o on o.customer_id = hers.other_id
      order by o.happened_at desc, o.id desc limit ${limit})
    order by "startedAt" desc, id desc limit ${limit}) x`.execute(ctx.db)
  return rows.map(row => withoutKept(withCalls(row)))
}

const withCalls = <C extends PastConversation>(row: C): C => ({
  ...row,
  matters: row.matters.map(each => ({ ...each, callBack: each.callBack && withTimes(each.callBack) })),
})

/** Without a name that is protected: whoever wrote the words down knew her by it. */
function withoutKept({ keptNames: names, ...row }: PastConversation & { keptNames: string[] }): PastConversation {
  if (names.length === 0) return row
  const mask = (text: string) => maskNames(text, names)
  const matters = row.matters.map(({ callBack, ...each }) => ({
    ...{ ...each, asked: mask(each.asked), answer: mask(each.answer) },
    callBack: callBack && { ...callBack, endedBecause: mask(callBack.endedBecause) },
  }))
  return {
    ...row,
    old: row.old && { ...row.old, outcome: mask(row.old.outcome) },
    note: mask(row.note),
    promise: mask(row.promise),
    matters,
  }
}

/**
 * Conversations in which a request was opened or asked after, the newest first; none with a person whose record is kept from
 * the actor. The caller has read the request.
 */
export async function listConversationsAbout(ctx: Ctx, requestId: string): Promise<PastConversation[]> {
  if (!can(ctx.actor, 'requests.read') || !isId(requestId)) return []
  const { rows } = await sql<PastConversation>`
    select ${columns} from interactions.interactions i join organisation.colleagues a on a.id = i.adviser_id
    left join interactions.callers c on c.interaction_id = i.id
    left join customers.identity who on who.customer_id = c.customer_id
    where i.id in (select interaction_id from interactions.matters where request_id = ${requestId}::uuid)
      and ${namedTo(ctx.actor, 'who.person_id')} is not false and ${isHeardBy(ctx.actor)}
    order by i.started_at desc, i.id desc limit ${MOST}`.execute(ctx.db)
  return rows.map(withCalls)
}

/**
 * The conversation as somebody may read it who sees only these of its requests: where one of them is kept from her, so are
 * its words and the note, which may tell of it.
 */
export function wordsFor(conversation: PastConversation, seen: ReadonlySet<string>): PastConversation {
  const isKept = ({ requestId }: PastMatter) => !!requestId && !seen.has(requestId)
  if (!conversation.matters.some(isKept)) return conversation
  return { ...conversation, note: '', promise: '', matters: conversation.matters.filter(matter => !isKept(matter)) }
}
