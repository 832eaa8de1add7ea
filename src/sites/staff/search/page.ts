import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { findWritten, findWrittenInConfidence } from '../../../modules/correspondence/index.ts'
import { can, readOrganisation } from '../../../modules/organisation/index.ts'
import {
  type FoundRequest,
  findByReference,
  findInConfidence,
  findTaken,
  searchRequests,
} from '../../../modules/requests/index.ts'
import type { StaffActor } from '../../../platform/actor.ts'
import type { Ctx } from '../../../platform/context.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { formatCode, parseReference } from '../../../platform/spoken-code/index.ts'
import { say } from '../../../platform/text.ts'
import { placeName } from '../queue/queue-rows.ts'
import { nameOf, STATUS_COLOURS, STATUS_NAMES } from '../request-words.ts'
import { SIGNED_IN, staffOf } from '../site.ts'
import { text } from './text.ts'

/** One box for a reference, a postcode, a name or words. Everybody finds among what they may see. */
export const searchPage = page({
  at: import.meta,
  path: '/staff/search',
  permission: SIGNED_IN,
  texts: text,
  async load(ctx, visit) {
    const person = staffOf(ctx)
    const searched = (visit.query.text ?? '').trim().slice(0, 200)
    if (!searched) return { searched, rows: null }
    if (seesAsPublic(person)) return findPublic(ctx, searched)
    const { rows, by, recentOnly } = await searchRequests(ctx, searched)
    if (by === 'reference' && rows.length === 1) return redirect(pathOf(person, rows[0]!))
    // What was said in confidence is its team's alone, but whoever took it is not told that it is not there.
    const reference = parseReference(searched)
    const taken = rows.length === 0 && reference.ok ? await findTaken(ctx, reference.code) : null
    if (taken) return redirect(`/staff/taken/${taken}`)
    const written = rows.length === 0 && reference.ok ? await findWritten(ctx, reference.code) : null
    if (written) return redirect(`/staff/mail/${written.id}`)
    const held = rows.length === 0 && reference.ok ? await findInConfidence(ctx, reference.code) : null
    if (held) {
      const { teams } = await readOrganisation(ctx)
      return {
        searched,
        rows,
        heldBy: say(teams.get(held.teamId)?.name, 'en'),
        reference: reference.ok && reference.code,
      }
    }
    const heldMail = rows.length === 0 && reference.ok ? await findWrittenInConfidence(ctx, reference.code) : null
    if (heldMail) return { searched, rows, ...(await sayHolder(ctx, heldMail.teamId)), isWritten: true }
    return { searched, by, recentOnly, rows: await Promise.all(rows.map(row => showFound(ctx, person, row))) }
  },
  example: () => '/staff/search?text=road',
})

async function sayHolder(ctx: Ctx, teamId: string) {
  const { teams } = await readOrganisation(ctx)
  return { heldBy: say(teams.get(teamId)?.name, 'en'), reach: `/staff/knowledge/contacts/team-${teamId}` }
}

/** Names and words are the reporters': who sees only what the public sees may look for a reference. */
const seesAsPublic = (person: StaffActor): boolean =>
  can(person, 'requests.read-public') && !can(person, 'requests.read')

async function findPublic(ctx: Ctx, searched: string) {
  const parsed = parseReference(searched)
  const id = parsed.ok ? await findByReference(ctx, parsed.code) : null
  return parsed.ok && id ? redirect(`/staff/reports/${parsed.code}`) : { searched, rows: null, asPublic: true }
}

const pathOf = (person: StaffActor, { id }: FoundRequest): string =>
  can(person, 'requests.read') ? `/staff/requests/${id}` : `/staff/taken/${id}`

async function showFound(ctx: Ctx, person: StaffActor, row: FoundRequest) {
  const [{ names }, { teams }] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
  return {
    ...row,
    href: pathOf(person, row),
    reference: formatCode(row.reference),
    service: say(names.get(row.service), 'en') || row.service,
    team: say(teams.get(row.teamId)?.name, 'en') || row.teamId,
    status: nameOf(STATUS_NAMES, row.status),
    statusColour: nameOf(STATUS_COLOURS, row.status),
    place: await placeName(ctx, { ...row, ward: null }),
    gist: row.details.split('\n')[0],
  }
}
