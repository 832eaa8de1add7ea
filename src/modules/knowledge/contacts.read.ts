import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { Words } from '../../platform/text.ts'
import type { WeekBlocks } from '../../platform/working-time/index.ts'
import { readOrganisation, type StaffMember } from '../organisation/index.ts'
import { type Contact, type ContactKind, type ContactNumber, type OwnKind, readContactId } from './contact.ts'
import { contactColumns } from './contacts.store.ts'
import { listOwnContacts } from './own-contacts.ts'

/** Anybody of the directory: a colleague, a team, a desk, a number, an outside body, a role. */
export interface Listed {
  id: string
  kind: ContactKind | OwnKind
  name: Words
  does: Words | null
  numbers: ContactNumber[]
  email: string | null
  website: string | null
  address: Words[]
  calendar: string | null
  hours: WeekBlocks | null
  areas: string[]
  /** Of a colleague. */
  teams: string[]
  /** The team that keeps it right. */
  keeper: string
  /** The team that covers for a team which is switched off. */
  cover: string | null
  /** Who has a role now. */
  holder: { id: string; name: string; until: string | null } | null
  /** What the directory knows besides. */
  phone: string | null
  checkedAt: Date | null
  checkedBy: string | null
  /** Somebody said that it is wrong, and it was not answered yet. */
  reported: boolean
}

interface Besides {
  phone: string | null
  does: string | null
  checkedAt: Date | null
  checkedBy: string | null
  reported: boolean
}

/** One of the directory. Throws NotFound, also for a colleague who is disabled and a contact that was removed. */
export async function getListed(ctx: Ctx, id: string): Promise<Listed> {
  const own = readContactId(id)
  if (own?.kind === 'person') return getPerson(ctx, id, own.of)
  if (own) return getOwn(ctx, id)
  return getOutside(ctx, id)
}

const NOTHING = { website: null, address: [], hours: null, teams: [], cover: null, holder: null }

const besidesOf = (contact: string) => sql`
  (select row_to_json(b) from (
    select d.phone, d.does, d.checked_at as "checkedAt", s.name as "checkedBy", exists (
      select from knowledge.reports r where r.contact = ${contact} and not r.is_right and r.answered_at is null) as reported
    from (select) one left join knowledge.contact_details d on d.contact = ${contact}
    left join organisation.colleagues s on s.id = d.checked_by) b)`

const dated = ({ checkedAt, ...rest }: Besides): Besides => ({ ...rest, checkedAt: checkedAt && new Date(checkedAt) })

async function getOwn(ctx: Ctx, id: string): Promise<Listed> {
  const own = listOwnContacts(await readOrganisation(ctx)).find(each => each.id === id)
  if (!own) throw new NotFound(`contact ${id}`)
  const { rows } = await sql<{ besides: Besides }>`select ${besidesOf(id)} as besides`.execute(ctx.db)
  const { does: _, ...besides } = dated(rows[0]!.besides)
  return { ...NOTHING, ...own, ...besides }
}

async function getPerson(ctx: Ctx, id: string, staffId: string): Promise<Listed> {
  if (!isId(staffId)) throw new NotFound('contact')
  const { rows } = await sql<Pick<StaffMember, 'name' | 'email' | 'teams'> & { besides: Besides }>`
    select d.name, d.email, d.teams, ${besidesOf(id)} as besides from organisation.directory d
    where d.id = ${staffId} and (d.disabled_at is null or d.disabled_at > ${ctx.now()})`.execute(ctx.db)
  if (!rows[0]) throw new NotFound(`contact ${id}`)
  const { name, email, teams } = rows[0]
  const { does, phone, ...besides } = dated(rows[0].besides)
  const { council } = await readOrganisation(ctx)
  return {
    ...NOTHING,
    ...besides,
    id,
    kind: 'person',
    name: { en: name },
    does: does ? { en: does } : null,
    numbers: [],
    email,
    calendar: null,
    areas: [],
    teams,
    keeper: teams[0] ?? council.fallback.team,
    phone,
  }
}

async function getOutside(ctx: Ctx, id: string): Promise<Listed> {
  if (!isId(id)) throw new NotFound('contact')
  const { rows } = await sql<Contact & { holderName: string | null; besides: Besides }>`
    select ${contactColumns}, h.name as "holderName", ${besidesOf(id)} as besides
    from knowledge.contacts c left join organisation.colleagues h on h.id = c.held_by
    where c.id = ${id} and c.removed_at is null`.execute(ctx.db)
  if (!rows[0]) throw new NotFound(`contact ${id}`)
  const { besides, holderName, holder, team, also: _, removed: __, ...contact } = rows[0]
  const { does: ___, ...rest } = dated(besides)
  const now =
    holder && isHeld(holder, localDay(ctx.now()))
      ? { id: holder.staffId, name: holderName!, until: holder.until }
      : null
  return { ...NOTHING, ...contact, ...rest, keeper: team, holder: now }
}

/** Whether a role is still somebody's on this day. */
export const isHeld = ({ until }: { until: string | null }, day: string): boolean => until === null || until >= day

/** An outside body or a role, to change. Throws NotFound. */
export async function getContact(ctx: Ctx, id: string): Promise<Contact> {
  if (!isId(id)) throw new NotFound('contact')
  const { rows } = await sql<Contact>`
    select ${contactColumns} from knowledge.contacts c where c.id = ${id} and c.removed_at is null`.execute(ctx.db)
  if (!rows[0]) throw new NotFound(`contact ${id}`)
  return rows[0]
}
