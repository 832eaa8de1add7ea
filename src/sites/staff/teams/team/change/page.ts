import { changeTeam, readOrganisation, type Team } from '../../../../../modules/organisation/index.ts'
import { listAreas } from '../../../../../modules/places/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { listField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect, type Visit } from '../../../../../platform/page/page.ts'
import type { Words } from '../../../../../platform/text.ts'
import { atField } from '../../../at-field.ts'
import { teamOf } from '../team-of.ts'
import { text } from './text.ts'

const MOST_SKILLS = 50

export const changeTeamPage = page({
  at: import.meta,
  path: '/staff/teams/:id/change',
  permission: 'teams.change',
  audit: 'team-change',
  texts: text,
  form: {
    name: textField({ required: 'nameMissing', max: 100 }),
    does: textField({ required: 'doesMissing', max: 300 }),
    email: textField({ required: 'emailMissing', max: 200 }),
    skills: textField({ max: 4000 }),
    calendar: textField({ required: 'calendarMissing', max: 100 }),
    cover: textField({ max: 100 }),
    areas: listField({ max: 200 }),
  },
  async load(ctx, visit) {
    const team = await teamOf(ctx, visit)
    return { back: `/staff/teams/${team.id}`, team, form: formOf(team, visit), ...(await choices(ctx, team)) }
  },
  async submit(ctx, visit, { name, does, email, skills, calendar, cover, areas }) {
    const team = await teamOf(ctx, visit)
    const changing = changeTeam(ctx, team.id, {
      name: renamed(team.name, name),
      does: renamed(team.does, does),
      email,
      skills: skillsOf(skills, team),
      calendar,
      cover: cover || null,
      areas: areas.length > 0 ? areas : null,
    })
    await atField(changing, {
      'organisation.no-such-calendar': 'calendar',
      'organisation.cover-': 'cover',
      'organisation.no-such-cover': 'cover',
    })
    return redirect(`/staff/teams/${team.id}?done=changed`)
  },
  example: fixtures => `/staff/teams/${fixtures.team}/change`,
})

/** New English words with the Welsh that was there: whoever looks after the Welsh sees it in the pack's report. */
const renamed = (before: Words, en: string): Words => ({ ...before, en })

function skillsOf(lines: string, team: Team): Words[] {
  const names = [
    ...new Set(
      lines
        .split('\n')
        .map(line => line.trim())
        .filter(Boolean),
    ),
  ].slice(0, MOST_SKILLS)
  return names.map(en => team.skills.find(skill => skill.en === en) ?? { en })
}

function formOf(team: Team, { posted }: Visit) {
  if (posted._csrf) return { areas: [], ...posted }
  return {
    name: team.name.en,
    does: team.does.en,
    email: team.email,
    skills: team.skills.map(skill => skill.en).join('\n'),
    calendar: team.calendar,
    cover: team.cover ?? '',
    areas: team.areas ?? [],
  }
}

async function choices(ctx: Ctx, team: Team) {
  const { calendarDefinitions, teams, council } = await readOrganisation(ctx)
  const areas = (await listAreas(ctx)).filter(area => area.kind !== 'ward' || team.areas?.includes(area.id))
  const kindOf = (id: string) => council.areaKinds.find(kind => kind.id === id)?.name.en
  return {
    calendars: [...calendarDefinitions.values()].map(({ id, name }) => ({ value: id, text: name.en })),
    covers: [...teams.values()]
      .filter(other => other.id !== team.id && !other.disabled)
      .map(({ id, name }) => ({ value: id, text: name.en })),
    areaItems: areas.map(({ id, name, kind }) => ({ value: id, text: name.en, hint: { text: kindOf(kind) } })),
  }
}
