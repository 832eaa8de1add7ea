import { type CurrentService, listCurrentVersions, readCatalogue, VERBS } from '../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
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
    const { services, themes } = await readCatalogue(ctx)
    const organisation = await readOrganisation(ctx)
    const versions = await listCurrentVersions(ctx)
    const filter = filterOf(visit)
    const fitting = [...services.values()].filter(service => fits(service, filter))
    return {
      services: fitting.map(service => ({
        ...service,
        version: versions.get(service.slug),
        teamNames: teamNames(organisation, service.teams),
      })),
      themes,
      verbs: VERBS,
      filter,
      total: services.size,
    }
  },
})

interface Filter {
  text: string
  verb: string
  theme: string
}

const filterOf = ({ query }: Visit): Filter => ({
  text: (query.text ?? '').trim().toLowerCase(),
  verb: query.verb ?? '',
  theme: query.theme ?? '',
})

function fits(service: CurrentService, { text, verb, theme }: Filter): boolean {
  const words = [service.name.en, service.slug, service.title.en, ...service.words.en]
  return (
    (!text || words.some(word => word.toLowerCase().includes(text))) &&
    (!verb || service.verb === verb) &&
    (!theme || service.themes.includes(theme))
  )
}
