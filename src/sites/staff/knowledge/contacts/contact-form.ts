import {
  CONTACT_KINDS,
  type Contact,
  type ContactDefinition,
  type ContactNumber,
} from '../../../../modules/knowledge/index.ts'
import { listMembers, readOrganisation } from '../../../../modules/organisation/index.ts'
import { listAreas } from '../../../../modules/places/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { choiceField, dateField, idField, listField, textField } from '../../../../platform/page/fields.ts'
import { FieldError, type Visit } from '../../../../platform/page/page.ts'
import type { StaffTexts } from '../../../../platform/text.ts'
import { knowledgeTexts } from '../text.ts'

const ROWS = [1, 2, 3, 4] as const
const WHEN = ['always', 'open', 'closed'] as const

const phoneField = (raw: string | string[] | undefined): string => {
  const value = textField({ max: 30 })(raw)
  if (value && !/^\+?[0-9][0-9 ]{1,16}$/.test(value)) throw new FieldError('numberWrong')
  return value
}
const emailField = (raw: string | string[] | undefined): string => {
  const value = textField({ max: 200 })(raw)
  if (value && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) throw new FieldError('emailWrong')
  return value
}
const websiteField = (raw: string | string[] | undefined): string => {
  const value = textField({ max: 300 })(raw)
  if (value && !/^https:\/\/\S+$/.test(value)) throw new FieldError('websiteWrong')
  return value
}

/** The form in which an outside body or a role is written down and changed. Up to four telephone numbers. */
export const contactFields = {
  kind: choiceField(CONTACT_KINDS, { required: 'kindMissing' }),
  name: textField({ required: 'nameMissing', max: 120 }),
  does: textField({ required: 'doesMissing', max: 300 }),
  number1: phoneField,
  number2: phoneField,
  number3: phoneField,
  number4: phoneField,
  for1: textField({ max: 80 }),
  for2: textField({ max: 80 }),
  for3: textField({ max: 80 }),
  for4: textField({ max: 80 }),
  when1: choiceField(WHEN),
  when2: choiceField(WHEN),
  when3: choiceField(WHEN),
  when4: choiceField(WHEN),
  email: emailField,
  website: websiteField,
  calendar: textField({ max: 100 }),
  areas: listField({ max: 200 }),
  team: textField({ required: 'teamMissing', max: 100 }),
  also: textField({ max: 500 }),
  holder: idField(),
  held: dateField({ wrong: 'dateWrong' }),
}

type Values = { [K in keyof typeof contactFields]: ReturnType<(typeof contactFields)[K]> }

/** `before` keeps what the form does not show: Welsh, and the hours of a single number. */
export function contactOf(
  values: Values,
  before?: Contact,
): { definition: ContactDefinition; holder: Contact['holder'] } {
  const numbers = ROWS.flatMap((row): ContactNumber[] => {
    const number = values[`number${row}`]
    if (!number) return []
    const old = before?.numbers[row - 1]
    const name = values[`for${row}`] || textOfContact.telephone.en
    return [{ ...old, name: { ...old?.name, en: name }, number, when: values[`when${row}`] || 'always' }]
  })
  const definition = {
    kind: values.kind || 'business',
    name: { ...before?.name, en: values.name },
    does: { ...before?.does, en: values.does },
    numbers,
    email: values.email || null,
    website: values.website || null,
    calendar: values.calendar || null,
    areas: values.areas,
    team: values.team,
    also: values.also,
  }
  return { definition, holder: values.holder ? { staffId: values.holder, until: values.held || null } : null }
}

/** The boxes filled: with what was typed, else with what it says. */
export function contactForm(visit: Visit, contact?: Contact, team = '') {
  if (visit.posted._csrf) return { areas: [], ...visit.posted }
  if (!contact) return { areas: [], team }
  const { name, does, numbers, holder, ...rest } = contact
  const rows = numbers.map(({ name, number, when }, i) => ({
    [`number${i + 1}`]: number,
    [`for${i + 1}`]: name.en,
    [`when${i + 1}`]: when,
  }))
  const [year, month, day] = holder?.until?.split('-') ?? []
  const held = year ? { 'held-day': Number(day), 'held-month': Number(month), 'held-year': year } : {}
  return Object.assign({ ...rest, ...held, name: name.en, does: does.en, holder: holder?.staffId ?? '' }, ...rows)
}

export async function contactChoices(ctx: Ctx, team: string) {
  const { teams, calendarDefinitions } = await readOrganisation(ctx)
  const areas = (await listAreas(ctx)).filter(area => area.kind !== 'ward')
  return {
    rows: ROWS,
    kindItems: CONTACT_KINDS.map(kind => ({ value: kind, text: knowledgeTexts[`kind.${kind}`].en })),
    teamItems: [...teams.values()].filter(each => !each.disabled).map(({ id, name }) => ({ value: id, text: name.en })),
    calendarItems: [...calendarDefinitions.values()].map(({ id, name }) => ({ value: id, text: name.en })),
    holderItems: (await listMembers(ctx, team)).map(({ id, name }) => ({ value: id, text: name })),
    areaItems: areas.map(({ id, name }) => ({ value: id, text: name.en })),
  }
}

/** At which box each refusal is said. */
export const CONTACT_FIELDS = {
  'knowledge.name-missing': 'name',
  'knowledge.no-way-to-reach': 'number1',
  'knowledge.no-such-team': 'team',
  'knowledge.no-such-calendar': 'calendar',
  'knowledge.holder-only-of-role': 'holder',
}

export const textOfContact = {
  kind: { en: 'What is it?' },
  name: { en: 'Name' },
  does: { en: 'What do they do?' },
  doesHint: { en: 'In one line, as you would tell a caller' },
  numbers: { en: 'Telephone' },
  numberOf: { en: 'Number {row}' },
  forOf: { en: 'What number {row} is for' },
  whenOf: { en: 'When number {row} answers' },
  'when.always': { en: 'Always' },
  'when.open': { en: 'When they are open' },
  'when.closed': { en: 'When they are closed' },
  telephone: { en: 'Telephone' },
  email: { en: 'Email' },
  website: { en: 'Website' },
  calendar: { en: 'Opening hours' },
  unknown: { en: 'We do not know' },
  areas: { en: 'Only for these areas' },
  also: { en: 'Other words people use for it' },
  alsoHint: { en: 'With commas between them' },
  team: { en: 'Which team of ours keeps this right?' },
  holder: { en: 'Who has this role now?' },
  holderHint: { en: 'Only for a role of ours' },
  nobody: { en: 'Not said' },
  held: { en: 'Until the end of' },
  heldHint: { en: 'Leave it empty if you do not know' },
  day: { en: 'Day' },
  month: { en: 'Month' },
  year: { en: 'Year' },
  kindMissing: { en: 'Choose what it is' },
  nameMissing: { en: 'Enter a name' },
  doesMissing: { en: 'Enter what they do' },
  teamMissing: { en: 'Choose a team' },
  numberWrong: { en: 'Enter a telephone number with digits and spaces only' },
  emailWrong: { en: 'Enter an email address like name@example.org' },
  websiteWrong: { en: 'Enter an address that begins with https://' },
  dateWrong: { en: 'Enter a real date, such as 27 3 2027' },
} satisfies StaffTexts
