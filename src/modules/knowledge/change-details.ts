import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { can } from '../organisation/index.ts'
import { readContactId } from './contact.ts'
import { getListed } from './contacts.read.ts'
import { contactChanged } from './knowledge.events.ts'

export interface Details {
  phone: string
  /** What a colleague does, in a line. A team says that itself. */
  does: string
}

/** Of a colleague and of a team the directory keeps what organisation does not: telephone, and what a colleague does. */
export const hasDetails = (contact: string): boolean => ['person', 'team'].includes(readContactId(contact)?.kind ?? '')

/** One's own details everybody changes, those of others whoever may change contacts. */
export function mayChangeDetails(ctx: Ctx, contact: string): boolean {
  const own = ctx.actor.kind === 'staff' && readContactId(contact)?.of === ctx.actor.id
  return hasDetails(contact) && (own || can(ctx.actor, 'knowledge.change'))
}

/** Throws NotFound. Saying it anew says that it is right today. */
export async function changeDetails(ctx: Ctx, contact: string, { phone, does }: Details): Promise<void> {
  if (!mayChangeDetails(ctx, contact)) throw new NotFound('contact')
  await getListed(ctx, contact)
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await ctx.transaction(async ctx => {
    await sql`insert into knowledge.contact_details (contact, phone, does, checked_at, checked_by)
      values (${contact}, ${phone || null}, ${does || null}, ${ctx.now()}, ${by}::uuid)
      on conflict (contact) do update set phone = excluded.phone, does = excluded.does,
        checked_at = excluded.checked_at, checked_by = excluded.checked_by`.execute(ctx.db)
    await publish(ctx, contactChanged({ contact, kind: null, changed: ['phone', 'does'] }))
  })
}
