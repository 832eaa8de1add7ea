// What roles, permissions and teams are called on screen.
import type { Organisation, Permission, Role } from '../../modules/organisation/index.ts'

export const ROLE_NAMES: Record<Role, string> = {
  employee: 'Any employee',
  adviser: 'Adviser',
  officer: 'Officer',
  'parish-steward': 'Parish steward',
  'team-leader': 'Team leader',
  'duty-officer': 'Duty officer',
  'complaints-officer': 'Complaints officer',
  'information-officer': 'Information officer',
  designer: 'Service designer',
  analyst: 'Analyst',
  administrator: 'Administrator',
  councillor: 'Councillor',
}

/** One line on what each role is for, where somebody chooses roles. */
export const ROLE_HINTS: Record<Role, string> = {
  employee: 'Takes a request for somebody and hears how it ended',
  adviser:
    'Answers people first, by phone, at a desk and by email: directs what others have to do, closes what is settled at once',
  officer: 'Does the work of a team and closes its requests',
  'parish-steward': 'Does small jobs in villages and closes them',
  'team-leader': 'Leads a team: closes many of its requests at once, looks again when somebody says it is not sorted',
  'duty-officer': 'Is there when others are closed: works for every team, and sees what is sensitive',
  'complaints-officer': 'Answers complaints, whichever team has them',
  'information-officer': 'Answers questions under information law, whichever team has them',
  designer: 'Looks after services, forms and words',
  analyst: 'Sees figures, not people',
  administrator: 'Looks after people, teams, keys and the system. Does not work on requests',
  councillor: 'Sees what the public sees, in one place',
}

export const PERMISSION_NAMES: Record<Permission, string> = {
  'requests.take': 'Take a request for somebody',
  'post.work': 'Open and scan the post, keep what is in it, print letters',
  'reception.work': 'Receive people at a location: check in, call, serve',
  'bookings.read': 'See how many booked, came and did not come',
  'bookings.change': 'Say how many people can be booked at a location',
  'requests.read': 'See every request that is not sensitive',
  'requests.read-public': 'See requests that the public sees',
  'wards.read-own': 'See the public matters of their own ward, street by street',
  'requests.read-sensitive': 'See sensitive requests of every team',
  'requests.update': 'Write notes and messages, and work on requests of their teams or given to them',
  'requests.work-any': 'Work on requests of every team',
  'requests.complaints': 'Work on and close every complaint, and look again at what is not sorted in every team',
  'requests.information': 'Work on and close every request for information',
  'requests.assign': 'Assign the requests they work on',
  'requests.close': 'Close requests of their teams, given to them or taken by them',
  'requests.close-any': 'Close requests of every team',
  'requests.merge': 'Merge requests about the same thing',
  'requests.bulk-close': 'Close many requests of their teams at once',
  'requests.lead': 'Look again when somebody says it is not sorted',
  'requests.export': 'Print lists and save them as a file',
  'interactions.receive': 'Be handed a matter, ring somebody back, and see the list of work',
  'interactions.take': 'Have conversations with people, and read and answer what was written to their teams',
  'interactions.answer-calls':
    'Take calls, and read and answer what was written to any team, but those that work in confidence',
  'correspondence.raw': 'Save a mail or a scan as it came, with whatever is masked elsewhere',
  'duty.read-any': 'Read every record of duty of care, and say that they have it',
  'emergency.switch': 'Switch emergency mode on and off',
  'board.read': 'See the live board of today',
  'tours.read': 'See the tour of villages',
  'tours.desk': 'Take the desk of a village visit along, without a network',
  'tours.change': 'Add and cancel visits to villages',
  'coaching.write': 'Write coaching notes to people of their teams, who can answer',
  'photos.release': 'Show a photo to the public',
  'notices.publish': 'Publish, change and end notices about anything, also for everybody',
  'notices.publish-own': 'Publish, change and end notices about the services of their teams',
  'customers.read': 'Find people and open their records, with a reason',
  'customers.change': 'Change what is known of people, with its source',
  'customers.merge': 'Say which records of people are one person, and undo it',
  'customers.sign-joining': 'Sign that certain records join by themselves',
  'customers.read-protected': 'See previous names that are protected',
  'customers.restrict': 'Keep a record for some teams only',
  'knowledge.change': 'Write drafts of answers, and change whom to ask',
  'knowledge.publish': 'Publish and withdraw answers',
  'absences.lead': 'Say that somebody of their teams is away (administrators: anybody)',
  'skills.change': 'Say what people of their teams can help with (administrators: anybody)',
  'rota.read': 'See who of their teams works when (team leaders and administrators: of every team)',
  'rota.change': 'Plan who works when in their teams (administrators: every team)',
  'causes.study': 'Read samples of what went wrong, without names, and sign the cause',
  'replies.change': 'Keep ready replies for messages',
  'templates.change': 'Change the words of letters to customers',
  'services.read': 'See how services are set up',
  'services.change': 'Change services, their forms and words',
  'teams.change': 'Change teams',
  'delegation.read': 'See who may settle what on the spot, and what was used',
  'delegation.change': 'Change who may settle what on the spot',
  'permissions.read': 'See what each role may do',
  'staff.change': 'Invite people and change what they may do',
  'keys.change': 'Make and revoke keys of other systems',
  'messages.read': 'See every message sent',
  'system.read': 'See how the system is doing',
  'audit.read': 'See who changed what, and when',
  'customers.enquire': 'Enquire into who looked at a record, and withhold it meanwhile',
}

/** Of a budget. */
export const PERIOD_NAMES = { day: 'today', week: 'this week', month: 'this month', year: 'this financial year' }
export const EACH_PERIOD = { day: 'each day', week: 'each week', month: 'each month', year: 'each financial year' }

export const roleNames = (roles: readonly string[]): string[] => roles.map(role => ROLE_NAMES[role as Role] ?? role)

export const teamNames = (organisation: Organisation, teams: readonly string[]): string[] =>
  teams.map(id => organisation.teams.get(id)?.name.en ?? id)
