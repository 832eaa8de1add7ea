import { KINDS } from '../../../modules/catalogue/index.ts'
import { can } from '../../../modules/organisation/index.ts'
import { type QueueFilter, STATUSES, TABS, type Tab } from '../../../modules/requests/index.ts'
import type { StaffActor } from '../../../platform/actor.ts'

/** What the address of a queue says: a tab and filters. A saved view is such an address. */
export interface QueueQuery {
  tab: Tab
  /** `mine`, `all`, or the id of a team. */
  team: string
  service: string
  kind: string
  area: string
  status: string
  /** `any`, or the id of a councillor who raised it. */
  councillor: string
  text: string
  /** Asked at least this many days ago. */
  days: string
  /** Cursor of the page before. */
  after: string
}

const OPEN_STATUSES = STATUSES.filter(status => status !== 'closed')

/** Reads an address; what it cannot mean is left out. */
export function readQueueQuery(query: Record<string, string>, person: StaffActor): QueueQuery {
  const offered = tabsFor(person)
  const one = (name: string, most: number) => (query[name] ?? '').trim().slice(0, most)
  const among = (name: string, values: readonly string[]) => (values.includes(query[name] ?? '') ? query[name]! : '')
  return {
    tab: offered.find(tab => tab === query.tab) ?? startTab(person),
    team: one('team', 80) || ownTeams(person),
    service: one('service', 80),
    kind: among('kind', KINDS),
    area: one('area', 80),
    status: among('status', OPEN_STATUSES),
    councillor: mayReadWords(person) && /^(any|[0-9a-f-]{36})$/.test(query.councillor ?? '') ? query.councillor! : '',
    text: mayReadWords(person) ? one('text', 100) : '',
    days: /^[1-9]\d{0,3}$/.test(one('days', 4)) ? one('days', 4) : '',
    after: one('after', 100),
  }
}

/** Who belongs to no team looks at all of them. */
const ownTeams = (person: StaffActor): string => (person.teams.length > 0 ? 'mine' : 'all')

/** Leaders have a tab of what waits for them; who is in no team or does no work has none for that. */
export function tabsFor(person: StaffActor): Tab[] {
  const works = can(person, 'requests.update')
  return TABS.filter(tab => (tab === 'leader' ? can(person, 'requests.lead') : tab !== 'mine' || works))
}

function startTab(person: StaffActor): Tab {
  return can(person, 'requests.update') && !can(person, 'requests.lead') ? 'mine' : 'team'
}

/** Who sees requests only as the public does neither reads nor searches people's own words. */
export const mayReadWords = (person: StaffActor): boolean => can(person, 'requests.read')

export function toFilter(query: QueueQuery, person: StaffActor): QueueFilter {
  const { tab, team, days, ...rest } = query
  const teams = team === 'all' ? [] : team === 'mine' ? person.teams : [team]
  return { ...rest, tab, teams, ...(days ? { olderThanDays: Number(days) } : {}) }
}

/** The address of this queue with something changed; another page of it starts from the beginning. */
export function queuePath(query: QueueQuery, changes: Partial<QueueQuery> = {}, path = '/staff/queue'): string {
  const next = { ...query, after: '', ...changes }
  const parts = Object.entries(next).filter(([, value]) => value !== '')
  return `${path}?${new URLSearchParams(parts as [string, string][])}`
}
