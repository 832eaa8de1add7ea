import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import type { Helper, Relationship } from '../customers/index.ts'
import type { Asker } from '../requests/index.ts'
import type { Caller } from './desk.read.ts'
import { isTakenOver } from './form-of-matter.read.ts'
import { conversationOf } from './interactions.store.ts'
import { readWays } from './ways.read.ts'

/** By what right somebody asks for another, as forms have it. */
const AUTHORITIES: Partial<Record<Relationship, string>> = {
  parent: 'parent',
  carer: 'carer',
  appointee: 'appointee',
  'power-of-attorney': 'appointee',
  councillor: 'councillor',
}

export const authorityOf = ({ kind }: Pick<Helper, 'kind'>): string => AUTHORITIES[kind] ?? 'asked'

interface FoundCaller extends Pick<Caller, 'how'> {
  customerId: string
  helper: Pick<Helper, 'name' | 'kind' | 'maySee'> | null
}

/** What somebody asks by: a form, or the matter it was looked for from. */
interface AskedBy {
  draftId?: string
  matterId?: string
}

/**
 * Whom the actor speaks with: of a form, in the conversation it was begun in; of a matter, in her own that has it; else in the
 * one in hand. Null: there is none, or it is not known who she is.
 */
export async function findCaller(ctx: Ctx, { draftId, matterId }: AskedBy = {}): Promise<FoundCaller | null> {
  if (ctx.actor.kind !== 'staff') return null
  const { id } = ctx.actor
  const today = ctx.now().toISOString().slice(0, 10)
  const { rows } = await sql<FoundCaller>`select c.customer_id as "customerId", c.how,
      (select jsonb_build_object('name', h.name, 'kind', h.kind, 'maySee',
          case when h.ended_at is null and (h.until is null or h.until >= ${today}::date) then h.may_see else 'nothing' end)
        from customers.helpers h where h.id = c.helper_id and h.customer_id = c.customer_id) as helper
    from interactions.callers c
    where c.customer_id is not null and c.interaction_id = coalesce(
      (select i.id from interactions.matters m join interactions.interactions i on i.id = m.interaction_id
        where m.draft_id = ${isId(draftId ?? '') ? draftId : null}::uuid and (i.adviser_id = ${id}::uuid or ${isTakenOver(id)})
        order by m.request_id is not null limit 1),
      ${conversationOf(id, matterId)})`.execute(ctx.db)
  return rows[0] ?? null
}

/** The same, for what she asks to be hers. */
export async function findAsker(ctx: Ctx, by: AskedBy = {}): Promise<Asker | null> {
  const caller = await findCaller(ctx, by)
  if (!caller) return null
  const { customerId, helper } = caller
  const { letter, email } = await readWays(ctx, customerId)
  return {
    customerId,
    byLetter: letter !== null && email === null,
    helper: helper && { name: helper.name, authority: authorityOf(helper) },
  }
}
