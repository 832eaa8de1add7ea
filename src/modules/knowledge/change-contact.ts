import { stableJson } from '../../platform/compare.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { can, getStaff, readOrganisation } from '../organisation/index.ts'
import { checkAreas } from './check-article.ts'
import type { Contact, ContactDefinition } from './contact.ts'
import { lockContact, writeContact } from './contacts.store.ts'
import { contactChanged, contactRemoved } from './knowledge.events.ts'
import { noteChecked } from './say-whether-right.ts'

export interface ChangedContact {
  /** Absent: a new one. */
  id?: string
  definition: ContactDefinition
  holder?: Contact['holder']
}

/**
 * Writes down an outside body or a role, new or changed: it was right today. Answers its id. Throws NotFound; Refused
 * `knowledge.name-missing`, `.no-way-to-reach`, `.no-such-team`, `.no-such-area`, `.no-such-calendar`, `.holder-only-of-role`.
 */
export async function changeContact(ctx: Ctx, { id, definition, holder = null }: ChangedContact): Promise<string> {
  if (!can(ctx.actor, 'knowledge.change')) throw new NotFound('contact')
  return ctx.transaction(async ctx => {
    await checkContact(ctx, definition, holder)
    const before = id ? await lockContact(ctx, id) : null
    const contact = id ?? newId()
    const changed = before ? changedParts(before, { ...definition, holder }) : []
    if (before && changed.length === 0) return contact
    await writeContact(ctx, contact, definition, holder)
    await noteChecked(ctx, contact)
    await publish(ctx, contactChanged({ contact, kind: definition.kind, changed }))
    return contact
  })
}

type Whole = ContactDefinition & { holder: Contact['holder'] }

function changedParts(before: Contact, after: Whole): string[] {
  const parts = Object.keys(after) as (keyof Whole)[]
  return parts.filter(part => stableJson(before[part]) !== stableJson(after[part]))
}

/** Throws Refused where it names what is not there, or nobody could be reached. */
export async function checkContact(ctx: Ctx, definition: ContactDefinition, holder: Contact['holder']): Promise<void> {
  const { name, numbers, email, website, kind, team, calendar, areas } = definition
  const { teams, calendars } = await readOrganisation(ctx)
  refuseUnless(name.en.trim() !== '', 'knowledge.name-missing')
  refuseUnless(numbers.length > 0 || !!email || !!website || holder !== null, 'knowledge.no-way-to-reach')
  refuseUnless(teams.has(team), 'knowledge.no-such-team')
  for (const hours of [calendar, ...numbers.map(number => number.calendar)])
    refuseUnless(!hours || calendars.has(hours), 'knowledge.no-such-calendar')
  await checkAreas(ctx, areas)
  if (!holder) return
  refuseUnless(kind === 'role', 'knowledge.holder-only-of-role')
  await getStaff(ctx, holder.staffId)
}

/** It is in no list from now on. Throws NotFound. */
export async function removeContact(ctx: Ctx, id: string): Promise<void> {
  if (!can(ctx.actor, 'knowledge.change')) throw new NotFound('contact')
  await ctx.transaction(async ctx => {
    await lockContact(ctx, id)
    await ctx.db
      .updateTable('knowledge.contacts')
      .set({ removed_at: ctx.now(), edited_at: ctx.now() })
      .where('id', '=', id)
      .execute()
    await publish(ctx, contactRemoved({ contact: id }))
  })
}
