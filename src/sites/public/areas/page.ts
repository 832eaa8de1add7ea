import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { type Area, findArea, listAreas } from '../../../modules/places/index.ts'
import { countPublic, listPublic } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { page } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { reportTexts } from '../../reports/report-text.ts'
import { listedReport } from '../reports/listed-report.ts'
import { text } from './text.ts'

const WEEKS = 12
const NEWEST = 10

/** One area: what was reported there of late, counted plainly, and the newest of it. */
export const areaPage = page({
  at: import.meta,
  path: '/areas/:area',
  public: true,
  texts: { ...reportTexts, ...text },
  async load(ctx, visit) {
    const area = await findArea(ctx, visit.params.area!)
    if (!area) throw new NotFound('area')
    const since = new Date(ctx.now().getTime() - WEEKS * 7 * 86_400_000)
    const [counts, newest, wards, catalogue] = await Promise.all([
      countPublic(ctx, area.wards, since),
      listPublic(ctx, { wards: area.wards, limit: NEWEST }),
      listAreas(ctx, 'ward'),
      readCatalogue(ctx),
    ])
    const nameOfService = (slug: string) => say(catalogue.names.get(slug), ctx.language) || slug
    return {
      area,
      weeks: WEEKS,
      total: sum(counts),
      services: table(ctx, counts, 'service').map(row => ({
        ...row,
        name: nameOfService(row.id),
        href: `/reports?area=${area.id}&service=${row.id}`,
      })),
      wards: area.wards.length > 1 ? rowsOfWards(ctx, area, wards, table(ctx, counts, 'ward')) : [],
      newest: await Promise.all(newest.rows.map((report, index) => listedReport(ctx, report, index + 1))),
      all: `/reports?area=${area.id}`,
      back: `/reports?area=${area.id}`,
    }
  },
  example: ({ area }) => `/areas/${area}`,
})

type Counts = Awaited<ReturnType<typeof countPublic>>

const sum = (counts: Counts) => ({
  reported: counts.reduce((total, { reported }) => total + reported, 0),
  closed: counts.reduce((total, { closed }) => total + closed, 0),
})

/** The counts added up by one of their two sides, the most reported first. */
function table(ctx: Ctx, counts: Counts, by: 'service' | 'ward') {
  return [...Map.groupBy(counts, count => count[by])]
    .map(([id, rows]) => ({ id, ...sum(rows) }))
    .toSorted((a, b) => b.reported - a.reported || a.id.localeCompare(b.id, ctx.language))
}

/** Every ward of the area by name, those without a report too. */
function rowsOfWards(ctx: Ctx, area: Area, wards: Area[], counted: ReturnType<typeof table>) {
  return wards
    .filter(({ id }) => area.wards.includes(id))
    .map(({ id, name }) => {
      const { reported = 0, closed = 0 } = counted.find(row => row.id === id) ?? {}
      return { id, name: say(name, ctx.language), href: `/areas/${id}`, reported, closed }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, ctx.language))
}
