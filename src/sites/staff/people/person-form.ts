// The form of a person, for inviting and for changing.
import { type Organisation, ROLES } from '../../../modules/organisation/index.ts'
import { choicesField, listField, textField } from '../../../platform/page/fields.ts'
import type { StaffTexts } from '../../../platform/text.ts'
import { ROLE_HINTS, ROLE_NAMES } from '../names.ts'

export const personFields = {
  name: textField({ required: 'nameMissing', max: 100 }),
  email: textField({ required: 'emailMissing', max: 200 }),
  roles: choicesField(ROLES),
  teams: listField({ max: 100 }),
}

/** Where a refusal of `organisation` is said. */
export const PERSON_FIELDS = {
  'organisation.email-': 'email',
  'organisation.name-missing': 'name',
  'organisation.last-administrator': 'roles',
}

/** What the template `person-form.njk` needs beside the values. */
export function personChoices(organisation: Organisation, teams: readonly string[]) {
  const offered = [...organisation.teams.values()].filter(team => !team.disabled || teams.includes(team.id))
  return {
    roleItems: ROLES.map(role => ({ value: role, text: ROLE_NAMES[role], hint: { text: ROLE_HINTS[role] } })),
    teamItems: offered.map(team => ({ value: team.id, text: team.name.en })),
  }
}

export const personFormTexts = {
  name: { en: 'Name' },
  email: { en: 'Work email address' },
  emailHint: { en: 'They sign in with it' },
  roles: { en: 'What they do here' },
  rolesHint: { en: 'Tick all that fit. Each adds to what they may do.' },
  teams: { en: 'Teams' },
  teamsHint: { en: 'Their queue holds the requests of these teams.' },
  nameMissing: { en: 'Enter a name' },
  emailMissing: { en: 'Enter an email address' },
  rolesMissing: { en: 'Tick at least one thing they do here' },
} satisfies StaffTexts
