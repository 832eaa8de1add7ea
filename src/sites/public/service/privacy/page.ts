import { getService } from '../../../../modules/catalogue/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { text } from './text.ts'

/** The privacy notice of one service: why, by what right, who sees it, how long. */
export const servicePrivacyPage = page({
  at: import.meta,
  path: '/services/:slug/privacy',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const service = await getService(ctx, visit.params.slug!)
    return { service, back: `/services/${service.slug}` }
  },
  example: ({ service }) => `/services/${service}/privacy`,
})
