import { type ListedService, listServices, readCatalogue, VERBS } from '../../../modules/catalogue/index.ts'
import { can, readOrganisation } from '../../../modules/organisation/index.ts'
import { page, type Visit } from '../../../platform/page/page.ts'
import { teamNames } from '../names.ts'
import { text } from './text.ts'
import { verbTexts } from './text-of-services.ts'

export const servicesPage = page({
  at: import.meta,
  path: '/staff/services',
  permission: 'services.read',
  texts: { ...text, ...verbTexts },
  async load(ctx, visit) {
    const { themes } = await readCatalogue(ctx)
    const organisation = await readOrganisation(ctx)
    const services = await listServices(ctx)
    const filter = filterOf(visit)
    return {
      services: services
        .filter(service => fits(service, filter))
        .map(({ definition, ...version }) => ({
          ...definition,
          version,
          teamNames: teamNames(organisation, definition.teams),
        })),
      themes,
      verbs: VERBS,
      states: STATES,
      filter,
      mayChange: can(ctx.actor, 'services.change'),
      total: services.length,
    }
  },
})

const STATES = ['draft', 'retired']

interface Filter {
  text: string
  verb: string
  theme: string
  state: string
}

const filterOf = ({ query }: Visit): Filter => ({
  text: (query.text ?? '').trim().toLowerCase(),
  verb: query.verb ?? '',
  theme: query.theme ?? '',
  state: query.state ?? '',
})

function fits({ definition, hasDraft, offered }: ListedService, { text, verb, theme, state }: Filter): boolean {
  const words = [definition.name.en, definition.slug, definition.title.en, ...definition.words.en]
  return (
    (!text || words.some(word => word.toLowerCase().includes(text))) &&
    (!verb || definition.verb === verb) &&
    (!theme || definition.themes.includes(theme)) &&
    (state !== 'draft' || hasDraft) &&
    (state !== 'retired' || !offered)
  )
}
