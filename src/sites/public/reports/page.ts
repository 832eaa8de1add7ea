import { type Organisation, readOrganisation } from '../../../modules/organisation/index.ts'
import { type Area, listAreas } from '../../../modules/places/index.ts'
import { listPublic } from '../../../modules/requests/index.ts'
import { page } from '../../../platform/page/page.ts'
import { type Language, say } from '../../../platform/text.ts'
import { reportTexts } from '../../reports/report-text.ts'
import { knownPostcode } from '../postcode/known-postcode.ts'
import { listedReport, pointOf } from './listed-report.ts'
import { listPublicServices, readFilter, reportsPath } from './report-filter.ts'
import { text } from './text.ts'

const ON_A_PAGE = 20

/** What people have reported: a list, newest first, and a map that shows the same. */
export const reportsPage = page({
  at: import.meta,
  path: '/reports',
  public: true,
  texts: { ...reportTexts, ...text },
  async load(ctx, visit) {
    const home = await knownPostcode(ctx, visit)
    const filter = await readFilter(ctx, visit, home)
    const { area, service, state } = filter
    const [organisation, areas, services, found] = await Promise.all([
      readOrganisation(ctx),
      listAreas(ctx),
      listPublicServices(ctx),
      listPublic(ctx, {
        ...(area && { wards: area.wards }),
        ...(service && { service: service.slug }),
        ...(state && { open: state === 'open' }),
        ...(visit.query.before && { before: visit.query.before }),
        limit: ON_A_PAGE,
      }),
    ])
    const reports = await Promise.all(found.rows.map((report, index) => listedReport(ctx, report, index + 1)))
    return {
      filter,
      home,
      reports,
      map: { outlines: '/areas.geojson', bounds: organisation.council.map.bounds, points: reports.flatMap(pointOf) },
      areaGroups: groupAreas(organisation, areas, ctx.language),
      services,
      newer: visit.query.before ? reportsPath(filter) : null,
      older: found.next && reportsPath(filter, found.next),
      all: reportsPath({}),
      back: '/',
    }
  },
  example: () => '/reports',
})

/** Areas by kind, as the pack orders them, wards last. */
function groupAreas({ council }: Organisation, areas: Area[], language: Language) {
  const kinds = [...council.areaKinds, { id: 'ward', name: council.wardWord }]
  return kinds.map(({ id, name }) => ({
    name: say(name, language),
    areas: areas
      .filter(({ kind }) => kind === id)
      .map(area => ({ id: area.id, name: say(area.name, language) }))
      .toSorted((a, b) => a.name.localeCompare(b.name, language)),
  }))
}
