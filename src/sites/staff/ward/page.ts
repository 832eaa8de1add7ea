import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { getStaff } from '../../../modules/organisation/index.ts'
import { findArea } from '../../../modules/places/index.ts'
import { countOfWard, listOfWard, WARD_STATES, type WardState } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { page } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { reportTexts } from '../../reports/report-text.ts'
import { staffOf } from '../site.ts'
import { byStreet } from './by-street.ts'
import { text } from './text.ts'

const COUNT_CAP = 1000

/** A councillor's own ward, street by street: what the public sees, with dates and promises. Three queries. */
export const wardPage = page({
  at: import.meta,
  path: '/staff/ward',
  permission: 'wards.read-own',
  texts: { ...reportTexts, ...text },
  async load(ctx, visit) {
    const { ward } = await getStaff(ctx, staffOf(ctx).id)
    const area = ward ? await findArea(ctx, ward) : null
    if (!ward || !area) return { area: null }
    const state = WARD_STATES.find(each => each === visit.query.state) ?? 'open'
    const { themes, services, theme } = await themeOf(ctx, visit.query.theme)
    const filter = { ward, ...(services && { services }) }
    const [{ rows, next }, counts] = await Promise.all([
      listOfWard(ctx, { ...filter, state, ...(visit.query.after && { after: visit.query.after }) }),
      countOfWard(ctx, filter),
    ])
    return {
      area,
      state,
      theme,
      themes,
      tabs: WARD_STATES.map(each => ({
        key: `tab.${each}`,
        href: wardPath(each, theme),
        active: each === state,
        count: counts[each] >= COUNT_CAP ? '1,000+' : String(counts[each]),
      })),
      streets: await byStreet(ctx, rows),
      next: next && `${wardPath(state, theme)}&after=${encodeURIComponent(next)}`,
      first: visit.query.after ? wardPath(state, theme) : null,
    }
  },
  example: () => '/staff/ward',
})

const wardPath = (state: WardState, theme: string): string =>
  `/staff/ward?${new URLSearchParams({ state, ...(theme && { theme }) })}`

/** The themes to choose from, and the services of the chosen one; of a theme that is none, everything. */
async function themeOf(ctx: Ctx, chosen = '') {
  const catalogue = await readCatalogue(ctx)
  const theme = catalogue.themes.some(({ id }) => id === chosen) ? chosen : ''
  const inTheme = [...catalogue.services.values()].filter(({ themes }) => themes.includes(theme))
  return {
    theme,
    themes: catalogue.themes.map(({ id, name }) => ({ value: id, text: say(name, 'en') })),
    services: theme ? inTheme.map(({ slug }) => slug) : undefined,
  }
}
