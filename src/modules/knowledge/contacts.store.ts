import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { type Contact, type ContactDefinition, digitsOf } from './contact.ts'

export const contactColumns: RawBuilder<unknown> = sql`
  c.id, c.kind, c.name, c.does, c.numbers, c.email, c.website, c.calendar, c.areas, c.team_id as team, c.also,
  c.removed_at is not null as removed, case when c.held_by is not null then
    jsonb_build_object('staffId', c.held_by, 'until', c.held_until::text) end as holder`

/** Locks it until the transaction ends. Throws NotFound, also for one that was removed. */
export async function lockContact(ctx: Ctx, id: string): Promise<Contact> {
  if (!isId(id)) throw new NotFound('contact')
  const { rows } = await sql<Contact>`
    select ${contactColumns} from knowledge.contacts c where c.id = ${id} and c.removed_at is null for update`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new NotFound(`contact ${id}`)
  return rows[0]
}

/** The row of a contact. JSON is text for a statement of its own; `replaceRows` takes it as it is. */
export function contactRow({ team, numbers, name, does, ...rest }: ContactDefinition) {
  return { ...rest, name, does, numbers, team_id: team, digits: digitsOf(numbers.map(each => each.number)) }
}

/** Writes a contact by hand, new or changed: a pack leaves it alone from then on. */
export async function writeContact(
  ctx: Ctx,
  id: string,
  definition: ContactDefinition,
  holder: Contact['holder'],
): Promise<void> {
  const { name, does, numbers, ...rest } = contactRow(definition)
  const json = { name: JSON.stringify(name), does: JSON.stringify(does), numbers: JSON.stringify(numbers) }
  const row = {
    ...rest,
    ...json,
    edited_at: ctx.now(),
    held_by: holder?.staffId ?? null,
    held_until: holder?.until ?? null,
  }
  await ctx.db
    .insertInto('knowledge.contacts')
    .values({ id, ...row })
    .onConflict(conflict => conflict.column('id').doUpdateSet(row))
    .execute()
}
