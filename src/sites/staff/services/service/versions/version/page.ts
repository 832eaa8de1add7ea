import { readEditedService } from '../../../../../../modules/catalogue/index.ts'
import { can, readOrganisation } from '../../../../../../modules/organisation/index.ts'
import { NotFound } from '../../../../../../platform/errors.ts'
import { page, type Visit } from '../../../../../../platform/page/page.ts'
import { changesBetween } from '../../../fields/changes.ts'
import { changeTexts } from '../../../text-of-changes.ts'
import { readHistory } from '../history.ts'
import { text } from './text.ts'

/** One version: what it changed, and how it differs from what counts now. */
export const versionPage = page({
  at: import.meta,
  path: '/staff/services/:slug/versions/:number',
  permission: 'services.read',
  texts: { ...changeTexts, ...text },
  async load(ctx, visit) {
    const { current } = await readEditedService(ctx, visit.params.slug!)
    const { languages } = (await readOrganisation(ctx)).council
    const versions = (await readHistory(ctx, current.slug)).filter(entry => entry.version !== undefined)
    const found = versions.find(({ version }) => version.number === numberOf(visit))
    if (!found) throw new NotFound('version of a service')
    const before = versions.find(({ version }) => version.number === found.version.number - 1)
    return {
      back: `/staff/services/${current.slug}/versions`,
      service: current,
      entry: found,
      isCurrent: found.version.id === current.versionId,
      mayChange: can(ctx.actor, 'services.change'),
      changes: before && changesBetween(before.version.definition, found.version.definition, languages),
      fromNow: changesBetween(current, found.version.definition, languages),
    }
  },
  example: fixtures => `/staff/services/${fixtures.service}/versions/1`,
})

export const numberOf = ({ params }: Visit): number =>
  /^\d{1,6}$/.test(params.number ?? '') ? Number(params.number) : 0
