import type { Actor } from '../../platform/actor.ts'

export const ROLES = [
  'employee',
  'adviser',
  'officer',
  'parish-steward',
  'team-leader',
  'duty-officer',
  'complaints-officer',
  'information-officer',
  'designer',
  'analyst',
  'administrator',
  'councillor',
] as const
export type Role = (typeof ROLES)[number]

/** Who deals with people's requests from inside. */
const INSIDE = [
  'adviser',
  'officer',
  'team-leader',
  'duty-officer',
  'complaints-officer',
  'information-officer',
] as const
/** And outside. */
const CASEWORK = [...INSIDE, 'parish-steward'] as const

/** What somebody may do, and which roles may. The one table; the staff site prints it. */
export const PERMISSIONS = {
  'requests.take': ['employee', ...CASEWORK, 'administrator'],
  'requests.read': [...CASEWORK, 'administrator'],
  'requests.read-public': ['councillor', 'designer', 'analyst'],
  'wards.read-own': ['councillor'],
  'requests.read-sensitive': ['duty-officer'],
  'requests.update': CASEWORK,
  'requests.work-any': ['adviser', 'duty-officer'],
  'requests.complaints': ['complaints-officer'],
  'requests.information': ['information-officer'],
  'requests.assign': [
    'officer',
    'parish-steward',
    'team-leader',
    'duty-officer',
    'complaints-officer',
    'information-officer',
  ],
  'requests.close': CASEWORK,
  'requests.close-any': ['duty-officer'],
  'requests.merge': ['adviser', 'officer', 'parish-steward', 'team-leader', 'duty-officer'],
  'requests.bulk-close': ['team-leader'],
  'requests.lead': ['team-leader', 'complaints-officer'],
  'requests.export': ['officer', 'team-leader', 'analyst', 'complaints-officer', 'information-officer'],
  // What was written to one's own team, and conversations of one's own: also with a matter one took or somebody one rang back.
  'interactions.take': INSIDE,
  // The first point of contact: calls, lines and whatever was written to no team in confidence.
  'interactions.answer-calls': ['adviser', 'team-leader', 'duty-officer'],
  // A mail or scan exactly as it came: whatever is masked elsewhere, the number of a card too, stands in it.
  'correspondence.raw': ['team-leader', 'duty-officer', 'information-officer'],
  // Opens the post, scans it, keeps what is in it, prints letters.
  'post.work': ['adviser', 'team-leader', 'duty-officer', 'administrator'],
  'duty.read-any': ['duty-officer'],
  'emergency.switch': ['duty-officer', 'team-leader'],
  'board.read': ['team-leader'],
  'tours.read': ['adviser', 'team-leader', 'duty-officer', 'administrator'],
  'tours.change': ['team-leader', 'administrator'],
  'tours.desk': ['adviser', 'team-leader', 'duty-officer'],
  'coaching.write': ['team-leader'],
  'interactions.receive': CASEWORK,
  'reception.work': ['adviser', 'team-leader', 'duty-officer'],
  'bookings.read': ['team-leader', 'administrator'],
  'bookings.change': ['administrator'],
  'photos.release': ['officer', 'parish-steward', 'team-leader', 'adviser'],
  'notices.publish': ['team-leader', 'duty-officer', 'administrator'],
  // Only about services that her teams handle, and never for everybody.
  'notices.publish-own': ['officer'],
  'customers.read': INSIDE,
  'customers.change': INSIDE,
  'customers.merge': ['adviser', 'team-leader'],
  'customers.sign-joining': ['administrator'],
  'customers.read-protected': ['duty-officer'],
  'customers.restrict': ['team-leader', 'duty-officer'],
  'customers.enquire': ['administrator'],
  'knowledge.change': [...INSIDE, 'designer', 'administrator'],
  'knowledge.publish': ['team-leader', 'designer', 'administrator'],
  'absences.lead': ['team-leader', 'administrator'],
  'skills.change': ['team-leader', 'administrator'],
  'rota.read': ['employee', ...CASEWORK, 'designer', 'analyst', 'administrator'],
  'rota.change': ['team-leader', 'administrator'],
  'replies.change': ['team-leader', 'designer', 'administrator'],
  'templates.change': ['team-leader', 'designer', 'administrator'],
  'causes.study': ['analyst', 'designer', 'team-leader'],
  'services.read': ['designer', 'team-leader', 'analyst', 'administrator', 'adviser'],
  'services.change': ['designer', 'administrator'],
  'teams.change': ['administrator'],
  'delegation.read': ['administrator', 'team-leader'],
  'delegation.change': ['administrator'],
  'permissions.read': ['team-leader', 'administrator'],
  'staff.change': ['administrator'],
  'keys.change': ['administrator'],
  'messages.read': ['administrator'],
  'system.read': ['administrator'],
  'audit.read': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof PERMISSIONS

/** Every permission that one of these roles gives. */
export function permissionsOf(roles: readonly string[]): Set<Permission> {
  const names = Object.keys(PERMISSIONS) as Permission[]
  return new Set(names.filter(name => (PERMISSIONS[name] as readonly string[]).some(role => roles.includes(role))))
}

/** May this actor? The program itself may do anything; customers and keys have their own rules where they act. */
export function can(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'system' || (actor.kind === 'staff' && actor.permissions.has(permission))
}
