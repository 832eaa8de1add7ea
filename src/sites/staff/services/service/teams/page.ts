import { readCatalogue, readEditedService, type Service } from '../../../../../modules/catalogue/index.ts'
import { readOrganisation, type Team } from '../../../../../modules/organisation/index.ts'
import { Invalid } from '../../../../../platform/errors.ts'
import { listField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { teamNames } from '../../../names.ts'
import { saveChecked } from '../../edit-service.ts'
import { changeTexts } from '../../text-of-changes.ts'
import { text } from './text.ts'

/** Boxes for teams that are always there; a service with more has more. */
const BOXES = 4

/** Which teams do what is asked, and under which themes people find it. */
export const serviceTeamsPage = page({
  at: import.meta,
  path: '/staff/services/:slug/teams',
  permission: 'services.change',
  audit: 'service-change',
  texts: { ...changeTexts, ...text },
  form: { was: textField({ max: 2000 }), team: listField({ max: 20 }), themes: listField({ max: 100 }) },
  async load(ctx, visit) {
    const { current, definition } = await readEditedService(ctx, visit.params.slug!)
    const { teams } = await readOrganisation(ctx)
    const { themes } = await readCatalogue(ctx)
    const typed = visit.posted._csrf ? { team: [visit.posted.team ?? []].flat() } : { team: definition.teams }
    const count = Math.max(BOXES, definition.teams.length)
    return {
      back: `/staff/services/${current.slug}/change`,
      service: definition,
      was: stateOf(definition),
      boxes: Array.from({ length: count }, (_, index) => ({ number: index + 1, value: typed.team[index] ?? '' })),
      teams: [...teams.values()]
        .filter(team => !team.disabled || definition.teams.includes(team.id))
        .map(({ id, name }) => ({ value: id, text: name.en })),
      themes: themes.map(({ id, name }) => ({ value: id, text: name.en })),
      chosen: visit.posted._csrf ? [visit.posted.themes ?? []].flat() : definition.themes,
    }
  },
  async submit(ctx, visit, { was, team, themes }) {
    const edited = await readEditedService(ctx, visit.params.slug!)
    const { teams } = await readOrganisation(ctx)
    const chosen = [...new Set(team.filter(Boolean))]
    if (was !== stateOf(edited.definition)) throw new Invalid({ _: await sayMoved(ctx, edited.definition) })
    if (chosen.length === 0) throw new Invalid({ 'team-1': text.teamMissing.en })
    if (themes.length === 0) throw new Invalid({ themes: text.themesMissing.en })
    const wrong = wrongOrder(chosen, teams)
    if (wrong) throw new Invalid({ [`team-${wrong}`]: text.wrongOrder.en })
    await saveChecked(ctx, edited, { ...edited.definition, teams: chosen, themes })
    return redirect(`/staff/services/${visit.params.slug}/change?done=saved`)
  },
  example: fixtures => `/staff/services/${fixtures.service}/teams`,
})

const stateOf = ({ teams, themes }: Service): string => [...teams, '', ...themes].join(' ')

async function sayMoved(ctx: Parameters<typeof readOrganisation>[0], { teams }: Service): Promise<string> {
  const names = teamNames(await readOrganisation(ctx), teams).join(', ')
  return `Somebody has changed the teams or themes while you were choosing. The teams are now: ${names}. Save again to keep what you chose`
}

/** A team that works everywhere takes all: one after it never gets a request. Its box, counted from 1; 0 where all is well. */
function wrongOrder(chosen: string[], teams: ReadonlyMap<string, Team>): number {
  const first = chosen.findIndex(id => !teams.get(id)?.areas)
  return first >= 0 && first < chosen.length - 1 ? first + 1 : 0
}
