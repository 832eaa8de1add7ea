import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { can, readOrganisation } from '../../../modules/organisation/index.ts'
import { type FoundRequest, searchRequests } from '../../../modules/requests/index.ts'
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
    const refused = searched !== '' && !maySearch(person, searched)
    if (!searched || refused) return { searched, refused, rows: null }
    const { rows, by, recentOnly } = await searchRequests(ctx, searched)
    if (by === 'reference' && rows.length === 1) return redirect(pathOf(person, rows[0]!))
    return { searched, refused, by, recentOnly, rows: await Promise.all(rows.map(row => showFound(ctx, person, row))) }
  },
  example: () => '/staff/search?text=road',
})

/** Who sees requests only as the public does may look for a reference or a place, not for people or their words. */
function maySearch(person: StaffActor, searched: string): boolean {
  const seesAsPublic = can(person, 'requests.read-public') && !can(person, 'requests.read')
  return !seesAsPublic || parseReference(searched).ok || isPlace(searched)
}

/** A postcode or the beginning of one, as `searchRequests` reads it. */
const isPlace = (searched: string): boolean =>
  /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{0,2}$/.test(searched.replaceAll(/\s/g, '').toUpperCase())

function pathOf(person: StaffActor, { id, reference }: FoundRequest): string {
  if (can(person, 'requests.read')) return `/staff/requests/${id}`
  return can(person, 'requests.read-public') ? `/reports/${reference}` : `/staff/taken/${id}`
}

async function showFound(ctx: Ctx, person: StaffActor, row: FoundRequest) {
  const [{ services }, { teams }] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
  const readsWords = can(person, 'requests.read')
  return {
    ...row,
    href: pathOf(person, row),
    reference: formatCode(row.reference),
    service: say(services.get(row.service)?.name, 'en') || row.service,
    team: say(teams.get(row.teamId)?.name, 'en') || row.teamId,
    status: nameOf(STATUS_NAMES, row.status),
    statusColour: nameOf(STATUS_COLOURS, row.status),
    place: await placeName(ctx, { ...row, ward: null }),
    gist: readsWords ? row.details.split('\n')[0] : '',
  }
}
