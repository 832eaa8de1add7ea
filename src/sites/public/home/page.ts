import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { listCurrentNotices } from '../../../modules/notices/index.ts'
import { listMostAsked } from '../../../modules/requests/index.ts'
import { page } from '../../../platform/page/page.ts'
import { knownPostcode } from '../postcode/known-postcode.ts'
import { text } from './text.ts'

const MOST_ASKED = 6

export const homePage = page({
  at: import.meta,
  path: '/',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const home = await knownPostcode(ctx, visit)
    const [catalogue, asked, notices] = await Promise.all([
      readCatalogue(ctx),
      listMostAsked(ctx, MOST_ASKED),
      listCurrentNotices(ctx, home ? { areas: home.areas } : {}),
    ])
    return {
      themes: catalogue.themes,
      mostAsked: asked.flatMap(slug => catalogue.services.get(slug) ?? []),
      notices,
      home,
    }
  },
  example: () => '/',
})
