import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import type { Language } from '../../platform/text.ts'
import type { Need } from '../customers/index.ts'
import { type Way, waysOf } from './told-by.ts'

/** The safe ways to write to somebody who takes part in a request, and the one by which she is told. */
export interface WaysOfParticipant extends Record<Way, string | null> {
  way: Way | null
  language: Language
  requestId: string
  customerId: string
  needs: Need[]
  sensitive: boolean
  /** She wants to hear of it. */
  told: boolean
  /** Others may read along somewhere: no subject says what it is about. */
  neutral: boolean
}

/** Null where she has left, or gave nothing of herself. For whoever sends messages, and for herself: it asks for no right. */
export const findWaysOf = async (ctx: Ctx, participantId: string): Promise<WaysOfParticipant | null> =>
  (await listWaysOf(ctx, [participantId])).get(participantId) ?? null

/** The same of several, by the participant's id. */
export async function listWaysOf(ctx: Ctx, participantIds: readonly string[]): Promise<Map<string, WaysOfParticipant>> {
  const ids = participantIds.filter(isId)
  if (ids.length === 0) return new Map()
  const { rows } = await sql<
    WaysOfParticipant & { id: string }
  >`select p.id, k.email, k.text, k.letter, k.way, p.language,
      p.request_id as "requestId", p.customer_id as "customerId", r.sensitive, p.told,
      exists (select from customers.ways w where w.customer_id = p.customer_id and w.neutral) as neutral,
      array(select distinct n.kind from customers.current_needs n where n.customer_id = p.customer_id order by 1) as needs
    from requests.participants p join requests.requests r on r.id = p.request_id
    join customers.reachable c on c.customer_id = p.customer_id
    cross join lateral ${waysOf(ctx)} k
    where p.id = any(${ids}::uuid[]) and p.left_at is null`.execute(ctx.db)
  return new Map(rows.map(({ id, ...ways }) => [id, ways]))
}
