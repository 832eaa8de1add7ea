import { KINDS, readCatalogue } from '../../../modules/catalogue/index.ts'
import { listCouncillors, readOrganisation } from '../../../modules/organisation/index.ts'
import { listAreas } from '../../../modules/places/index.ts'
import { STATUSES } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { say } from '../../../platform/text.ts'
import { KIND_NAMES, STATUS_NAMES } from '../request-words.ts'
import { type QueueQuery, queuePath } from './queue-query.ts'

interface Choice {
  value: string
  text: string
}

export interface OfferedFilters {
  teams: Choice[]
  services: Choice[]
  kinds: Choice[]
  statuses: Choice[]
  councillors: Choice[]
  /** By kind of area: wards, community areas … */
  areas: { label: string; items: Choice[] }[]
}

/** What can be chosen in each filter, by the names people know. All of it is in memory. */
export async function offerFilters(ctx: Ctx): Promise<OfferedFilters> {
  const [{ services }, { teams }] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
  return {
    teams: [...teams.values()].map(team => ({ value: team.id, text: say(team.name, 'en') })).sort(byText),
    services: [...services.values()].map(service => ({ value: service.slug, text: say(service.name, 'en') })),
    kinds: KINDS.map(value => ({ value, text: KIND_NAMES[value] })),
    statuses: STATUSES.filter(value => value !== 'closed').map(value => ({ value, text: STATUS_NAMES[value] })),
    councillors: [
      { value: 'any', text: 'Any councillor' },
      ...(await listCouncillors(ctx)).map(({ id, name }) => ({ value: id, text: name })),
    ],
    areas: await offerAreas(ctx),
  }
}

async function offerAreas(ctx: Ctx): Promise<OfferedFilters['areas']> {
  const [{ council }, areas] = await Promise.all([readOrganisation(ctx), listAreas(ctx)])
  const kinds = [...council.areaKinds.filter(kind => kind.id !== 'ward'), { id: 'ward', name: council.wardWord }]
  return kinds
    .map(({ id, name }) => ({
      label: say(name, 'en'),
      items: areas
        .filter(area => area.kind === id)
        .map(area => ({ value: area.id, text: say(area.name, 'en') }))
        .sort(byText),
    }))
    .filter(group => group.items.length > 0)
}

const byText = (a: Choice, b: Choice): number => a.text.localeCompare(b.text, 'en')

/** The filters in force, each with the address that takes it off. */
export function sayFilters(
  query: QueueQuery,
  offered: OfferedFilters,
  hasTeam: boolean,
): { words: string; href: string }[] {
  const areas = offered.areas.flatMap(group => group.items)
  const named = (items: Choice[], value: string) => items.find(item => item.value === value)?.text
  // An address kept for long can name what is gone: it is said, so that it can be taken off.
  const chosen = (items: Choice[], value: string) => named(items, value) ?? (value && `‘${value}’`)
  const said: Partial<Record<keyof QueueQuery, string | undefined>> = {
    team: query.team === 'all' && hasTeam ? 'All teams' : named(offered.teams, query.team),
    service: chosen(offered.services, query.service),
    kind: chosen(offered.kinds, query.kind),
    area: chosen(areas, query.area),
    status: chosen(offered.statuses, query.status),
    councillor: query.councillor && `Raised by ${chosen(offered.councillors, query.councillor)}`,
    text: query.text && `‘${query.text}’`,
    days: query.days && (query.days === '1' ? '1 day or older' : `${query.days} days or older`),
  }
  return Object.entries(said).flatMap(([name, words]) =>
    words ? [{ words, href: queuePath(query, { [name]: '' }) }] : [],
  )
}
