import { readOrganisation, type Team } from '../../../modules/organisation/index.ts'
import { listAreas } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { Invalid } from '../../../platform/errors.ts'
import { exactField, listField, textField, tickField, type ValuesOf } from '../../../platform/page/fields.ts'
import type { Visit } from '../../../platform/page/page.ts'
import type { Words } from '../../../platform/text.ts'
import { atField } from '../at-field.ts'
import { formTexts } from './text-of-form.ts'

/** The boxes of a team, new or old. */
export const teamFields = {
  name: textField({ required: 'nameMissing', max: 100 }),
  nameCy: textField({ max: 100 }),
  does: textField({ required: 'doesMissing', max: 300 }),
  doesCy: textField({ max: 300 }),
  email: textField({ required: 'emailMissing', max: 200 }),
  skills: textField({ max: 4000 }),
  calendar: textField({ required: 'calendarMissing', max: 100 }),
  cover: textField({ max: 100 }),
  video: exactField({ max: 500 }),
  private: tickField(),
  areas: listField({ max: 200 }),
}

const MOST_SKILLS = 50

/** What was typed, as parts of a team. Throws Invalid where a council with Welsh gets no Welsh. */
export async function partsOf(ctx: Ctx, typed: ValuesOf<typeof teamFields>, before?: Team) {
  const { council } = await readOrganisation(ctx)
  const { name, nameCy, does, doesCy, email, skills, calendar, cover, video, private: isPrivate, areas } = typed
  const bilingual = council.languages.includes('cy')
  if (bilingual) refuseWithoutWelsh({ nameCy, doesCy })
  const words = (en: string, cy: string): Words => (bilingual ? { en, cy } : { en })
  return {
    name: words(name, nameCy),
    does: words(does, doesCy),
    email: email.trim(),
    skills: skillsOf(skills, before?.skills ?? []),
    calendar,
    cover: cover || null,
    video: video || null,
    private: isPrivate,
    areas: areas.length > 0 ? areas : null,
  }
}

function refuseWithoutWelsh(typed: Record<'nameCy' | 'doesCy', string>): void {
  const errors = Object.entries(typed).flatMap(([box, words]) =>
    words.trim() === '' ? [[box, formTexts.welshMissing.en]] : [],
  )
  if (errors.length > 0) throw new Invalid(Object.fromEntries(errors))
}

function skillsOf(lines: string, before: Words[]): Words[] {
  const names = lines
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  return [...new Set(names)].slice(0, MOST_SKILLS).map(en => before.find(skill => skill.en === en) ?? { en })
}

/** A refusal of the module at the box it is about. */
export const atTeamField = <T>(work: Promise<T>): Promise<T> =>
  atField(work, {
    'organisation.name-missing': 'name',
    'organisation.team-taken': 'name',
    'organisation.email-wrong': 'email',
    'organisation.no-such-calendar': 'calendar',
    'organisation.cover-': 'cover',
    'organisation.no-such-cover': 'cover',
    'organisation.video-wrong': 'video',
  })

/** What the form shows: what was typed, else the team as it is; and what there is to choose from. */
export async function showTeamForm(ctx: Ctx, { posted }: Visit, team?: Team) {
  const { calendarDefinitions, teams, council } = await readOrganisation(ctx)
  const areas = (await listAreas(ctx)).filter(area => area.kind !== 'ward' || team?.areas?.includes(area.id))
  const kindOf = (id: string) => council.areaKinds.find(kind => kind.id === id)?.name.en
  return {
    form: posted._csrf ? { areas: [], ...posted } : formOf(team),
    bilingual: council.languages.includes('cy'),
    calendars: [...calendarDefinitions.values()].map(({ id, name }) => ({ value: id, text: name.en })),
    covers: [...teams.values()]
      .filter(other => other.id !== team?.id && !other.disabled)
      .map(({ id, name }) => ({ value: id, text: name.en })),
    areaItems: areas.map(({ id, name, kind }) => ({ value: id, text: name.en, hint: { text: kindOf(kind) } })),
  }
}

const formOf = (team?: Team) => ({
  name: team?.name.en ?? '',
  nameCy: team?.name.cy ?? '',
  does: team?.does.en ?? '',
  doesCy: team?.does.cy ?? '',
  email: team?.email ?? '',
  skills: (team?.skills ?? []).map(skill => skill.en).join('\n'),
  calendar: team?.calendar ?? '',
  cover: team?.cover ?? '',
  video: team?.video ?? '',
  private: team?.private ? 'yes' : '',
  areas: team?.areas ?? [],
})
