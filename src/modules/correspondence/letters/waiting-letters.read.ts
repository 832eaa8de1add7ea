import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { mayRead } from '../received.read.ts'

/** A letter that no colleague has dealt with. */
export interface WaitingLetter {
  id: string
  receivedAt: Date
  dueAt: Date
  /** The first of its words; '' where no machine could read it. */
  begins: string
  pageCount: number
  /** Its words hint at danger. */
  isUrgent: boolean
}

const MOST = 100

/** Letters that wait for a person to read them and are for the actor to read, first those that hint at danger, then those that are due first. */
export async function listWaitingLetters(ctx: Ctx): Promise<WaitingLetter[]> {
  const { rows } =
    await sql<WaitingLetter>`select r.id, r.received_at as "receivedAt", w.due_at as "dueAt", w.is_urgent as "isUrgent",
      left(r.words, 160) as begins,
      (select count(*)::int from correspondence.pages p where p.received_id = r.id) as "pageCount"
    from interactions.still_waiting w join correspondence.received r on r.id = w.id
    where w.channel = 'letter' and ${mayRead(ctx)} order by w.is_urgent desc, w.due_at, r.id limit ${MOST}`.execute(
      ctx.db,
    )
  return rows
}
