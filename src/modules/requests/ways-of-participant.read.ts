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
}

/** Null where she has left, or gave nothing of herself. For whoever sends messages, and for herself: it asks for no right. */
export async function findWaysOf(ctx: Ctx, participantId: string): Promise<WaysOfParticipant | null> {
  if (!isId(participantId)) return null
  const { rows } =
    await sql<WaysOfParticipant>`select k.email, k.text, k.letter, k.way, p.language, p.request_id as "requestId",
      p.customer_id as "customerId", r.sensitive,
      array(select distinct n.kind from customers.current_needs n where n.customer_id = p.customer_id order by 1) as needs
    from requests.participants p join requests.requests r on r.id = p.request_id
    join customers.reachable c on c.customer_id = p.customer_id
    cross join lateral ${waysOf(ctx)} k
    where p.id = ${participantId}::uuid and p.left_at is null`.execute(ctx.db)
  return rows[0] ?? null
}
