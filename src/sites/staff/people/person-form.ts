// The form of a person, for inviting and for changing.
import { ROLES, readOrganisation, type StaffMember } from '../../../modules/organisation/index.ts'
import { listAreas } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { choicesField, dateField, listField, textField } from '../../../platform/page/fields.ts'
import { type StaffTexts, say } from '../../../platform/text.ts'
import { endOfDay } from '../moment.ts'
import { ROLE_HINTS, ROLE_NAMES } from '../names.ts'

export const personFields = {
  name: textField({ required: 'nameMissing', max: 100 }),
  email: textField({ required: 'emailMissing', max: 200 }),
  roles: choicesField(ROLES),
  teams: listField({ max: 100 }),
  ward: textField({ max: 80 }),
  until: dateField({ wrong: 'untilWrong' }),
}

/** Where a refusal of `organisation` is said. */
export const PERSON_FIELDS = {
  'organisation.email-': 'email',
  'organisation.name-missing': 'name',
  'organisation.last-administrator': 'roles',
  'organisation.until-': 'until',
}

/** What the template `person-form.njk` needs beside the values. */
export async function personChoices(ctx: Ctx, teams: readonly string[]) {
  const organisation = await readOrganisation(ctx)
  const wards = await listAreas(ctx, 'ward')
  const { grants } = ctx.ports.singleSignOn ?? { grants: { roles: {}, teams: {} } }
  const isAny = (groups: object) => Object.keys(groups).length > 0
  const offered = [...organisation.teams.values()].filter(team => !team.disabled || teams.includes(team.id))
  return {
    fromGroups: { roles: isAny(grants.roles), teams: isAny(grants.teams) },
    roleItems: ROLES.map(role => ({ value: role, text: ROLE_NAMES[role], hint: { text: ROLE_HINTS[role] } })),
    wardItems: wards
      .map(ward => ({ value: ward.id, text: say(ward.name, 'en') }))
      .toSorted((a, b) => a.text.localeCompare(b.text, 'en')),
    teamItems: offered.map(team => ({ value: team.id, text: team.name.en })),
  }
}

/** The last day as the form takes it back, in the council's own time. */
export function lastDayOf({ until }: Pick<StaffMember, 'until'>): Record<string, string> {
  if (!until) return {}
  const last = Temporal.Instant.fromEpochMilliseconds(until.getTime() - 1).toZonedDateTimeISO('Europe/London')
  return { 'until-day': `${last.day}`, 'until-month': `${last.month}`, 'until-year': `${last.year}` }
}

/** Access ends when that day is over. */
export const endOfAccess = (lastDay: string): Date | null => (lastDay ? endOfDay(lastDay) : null)

export const personFormTexts = {
  name: { en: 'Name' },
  email: { en: 'Work email address' },
  emailHint: { en: 'They sign in with it' },
  roles: { en: 'What they do here' },
  rolesHint: { en: 'Tick all that fit. Each adds to what they may do.' },
  rolesFromGroups: {
    en: 'Whoever signs in with their council account gets the roles of their groups there: what you tick here lasts until then.',
  },
  teams: { en: 'Teams' },
  teamsFromGroups: { en: 'Of whoever signs in with their council account, the groups there say which.' },
  teamsHint: { en: 'Their queue holds the requests of these teams.' },
  ward: { en: 'For a councillor: where they are elected' },
  wardHint: { en: 'They see the public matters there, street by street.' },
  noWard: { en: 'Not a councillor' },
  until: { en: 'Last day, if there is one' },
  untilHint: {
    en: 'For a contract that ends, or somebody from outside who helps for a while. After that day they cannot sign in. Leave it empty for everybody else.',
  },
  day: { en: 'Day' },
  month: { en: 'Month' },
  year: { en: 'Year' },
  untilWrong: { en: 'Enter a real date, like 31 3 2027, or leave it empty' },
  'refused.organisation.until-past': { en: 'The last day must be today or later' },
  nameMissing: { en: 'Enter a name' },
  emailMissing: { en: 'Enter an email address' },
  rolesMissing: { en: 'Tick at least one thing they do here' },
} satisfies StaffTexts
