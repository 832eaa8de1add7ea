import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { NotFound } from '../../../platform/errors.ts'
import { page } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { text } from './text.ts'

export const themePage = page({
  at: import.meta,
  path: '/themes/:theme',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const { themes, services } = await readCatalogue(ctx)
    const theme = themes.find(each => each.id === visit.params.theme)
    if (!theme) throw new NotFound('theme')
    const own = [...services.values()].filter(service => service.themes.includes(theme.id))
    own.sort((a, b) => say(a.title, ctx.language).localeCompare(say(b.title, ctx.language), ctx.language))
    return { theme, services: own, others: themes.filter(each => each !== theme), back: '/' }
  },
  example: ({ theme }) => `/themes/${theme}`,
})
