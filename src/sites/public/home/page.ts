import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { page } from '../../../platform/page/page.ts'
import { text } from './text.ts'

export const homePage = page({
  at: import.meta,
  path: '/',
  public: true,
  texts: text,
  async load(ctx) {
    const { themes } = await readCatalogue(ctx)
    return { themes }
  },
})
