import { readEditedService } from '../../../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../../../modules/organisation/index.ts'
import { page } from '../../../../../platform/page/page.ts'
import { changesBetween } from '../../fields/changes.ts'
import { readHistory } from './history.ts'
import { text } from './text.ts'

/** Every version of a service: when, who, why, and what it changed. */
export const versionsPage = page({
  at: import.meta,
  path: '/staff/services/:slug/versions',
  permission: 'services.read',
  texts: text,
  async load(ctx, visit) {
    const { current, offered } = await readEditedService(ctx, visit.params.slug!)
    const { languages } = (await readOrganisation(ctx)).council
    const history = await readHistory(ctx, current.slug)
    const versions = history.flatMap(({ version }) => version ?? [])
    return {
      back: `/staff/services/${current.slug}`,
      service: current,
      offered,
      history: history.map(({ version, ...entry }) => {
        const before = version && versions.find(({ number }) => number === version.number - 1)
        const changes = before ? changesBetween(before.definition, version.definition, languages) : []
        return {
          ...entry,
          number: version?.number,
          isCurrent: version?.id === current.versionId,
          changed: [...new Set(changes.map(({ what }) => what))],
        }
      }),
    }
  },
  example: fixtures => `/staff/services/${fixtures.service}/versions`,
})
