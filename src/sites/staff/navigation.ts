import { can, type Permission } from '../../modules/organisation/index.ts'
import type { StaffActor } from '../../platform/actor.ts'
import type { Translator } from '../../platform/text.ts'

interface Entry {
  key: string
  href: string
  /** Any of these; none: everybody on the staff. */
  permissions: Permission[]
  /** Pressed with Alt it leads there. */
  alt?: string
}

const PRIMARY: Entry[] = [
  { key: 'nav.ward', href: '/staff/ward', permissions: ['wards.read-own'] },
  { key: 'nav.queue', href: '/staff/queue', permissions: ['requests.read', 'requests.read-public'], alt: 'q' },
  { key: 'nav.desk', href: '/staff/desk', permissions: ['interactions.take'], alt: 'd' },
  { key: 'nav.work', href: '/staff/desk/work', permissions: ['interactions.receive'], alt: 'w' },
  { key: 'nav.mail', href: '/staff/mail', permissions: ['interactions.take'], alt: 'i' },
  { key: 'nav.post', href: '/staff/post', permissions: ['post.work'] },
  { key: 'nav.reception', href: '/staff/reception', permissions: ['reception.work'], alt: 'r' },
  { key: 'nav.take', href: '/staff/take', permissions: ['requests.take'], alt: 't' },
  { key: 'nav.customers', href: '/staff/customers', permissions: ['customers.read'], alt: 'c' },
  { key: 'nav.knowledge', href: '/staff/knowledge', permissions: [], alt: 'a' },
  { key: 'nav.board', href: '/staff/board', permissions: ['board.read'], alt: 'y' },
  { key: 'nav.notices', href: '/staff/notices', permissions: [] },
]

const MANAGE: Entry[] = [
  { key: 'nav.people', href: '/staff/people', permissions: ['staff.change'] },
  { key: 'nav.teams', href: '/staff/teams', permissions: [] },
  { key: 'nav.rota', href: '/staff/rota', permissions: ['rota.read'] },
  { key: 'nav.bookings', href: '/staff/bookings', permissions: ['bookings.read'] },
  { key: 'nav.tour', href: '/staff/tour', permissions: ['tours.read'] },
  { key: 'nav.permissions', href: '/staff/permissions', permissions: ['permissions.read'] },
  { key: 'nav.delegation', href: '/staff/delegation', permissions: ['delegation.read'] },
  { key: 'nav.services', href: '/staff/services', permissions: ['services.read'] },
  { key: 'nav.causes', href: '/staff/causes', permissions: ['causes.study'] },
  { key: 'nav.replies', href: '/staff/replies', permissions: ['replies.change'] },
  { key: 'nav.templates', href: '/staff/templates', permissions: ['templates.change'] },
  { key: 'nav.messages', href: '/staff/messages', permissions: ['messages.read'] },
  { key: 'nav.keys', href: '/staff/keys', permissions: ['keys.change'] },
  { key: 'nav.webhooks', href: '/staff/webhooks', permissions: ['keys.change'] },
  { key: 'nav.bodies', href: '/staff/bodies', permissions: ['keys.change'] },
  { key: 'nav.telephony', href: '/staff/telephony', permissions: ['keys.change'] },
  { key: 'nav.audit', href: '/staff/audit', permissions: ['audit.read'] },
  { key: 'nav.enquiries', href: '/staff/enquiries', permissions: ['customers.enquire'] },
  { key: 'nav.joining', href: '/staff/customers/duplicates/rule', permissions: ['customers.sign-joining'] },
  { key: 'nav.emergency', href: '/staff/emergency', permissions: ['emergency.switch'] },
  { key: 'nav.system', href: '/staff/system', permissions: ['system.read'] },
]

export interface NavigationItem {
  text: string
  href: string
  active: boolean
  attributes?: Record<string, string>
}

/** The places of the top navigation that this person may open. 'Manage' leads to the first of its own. */
export function primaryItems(person: StaffActor, place: string, t: Translator): NavigationItem[] {
  const entries = PRIMARY.filter(entry => isFor(entry, person)).map(entry => toItem(entry, place, t))
  const manage = MANAGE.filter(entry => isFor(entry, person))
  const first = manage[0]
  if (!first) return entries
  if (manage.length === 1) return [...entries, toItem(first, place, t)]
  const active = manage.some(entry => isAt(entry, place))
  return [...entries, { text: t('nav.manage'), href: first.href, active }]
}

/** The places under 'Manage', where one is in one of them; else none. */
export function manageItems(person: StaffActor, place: string, t: Translator): NavigationItem[] {
  const items = MANAGE.filter(entry => isFor(entry, person)).map(entry => toItem(entry, place, t))
  return items.some(item => item.active) ? items : []
}

/**
 * Where somebody begins who asked for nothing in particular. A designer who has no work in a queue begins with services.
 */
export function startPath(person: StaffActor): string {
  if (can(person, 'services.change') && !can(person, 'requests.read')) return '/staff/services'
  return PRIMARY.find(entry => isFor(entry, person))!.href
}

const isFor = ({ permissions }: Entry, person: StaffActor): boolean =>
  permissions.length === 0 || permissions.some(permission => can(person, permission))

/** What lies within the place of another entry may have one of its own, as the list of work within the desk has. */
function isAt({ href }: Entry, place: string): boolean {
  const around = [...PRIMARY, ...MANAGE].filter(entry => place === entry.href || place.startsWith(`${entry.href}/`))
  return around.some(entry => entry.href === href) && around.every(entry => entry.href.length <= href.length)
}

const toItem = (entry: Entry, place: string, t: Translator): NavigationItem => ({
  text: t(entry.key),
  href: entry.href,
  active: isAt(entry, place),
  ...(entry.alt && { attributes: { 'data-alt': entry.alt, 'aria-keyshortcuts': `Alt+${entry.alt.toUpperCase()}` } }),
})
