import { readDraftOfLink } from '../../../../modules/catalogue/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { showService } from '../page.ts'
import { text } from '../text.ts'

/** The page of a service as it will be when its draft is published, for whoever was given the address. */
export const serviceDraftPage = page({
  at: import.meta,
  path: '/services/:slug/draft/:token',
  public: true,
  texts: text,
  template: 'public/service/page.njk',
  async load(ctx, visit) {
    const { slug, token } = visit.params as { slug: string; token: string }
    const { definition } = await readDraftOfLink(ctx, slug, token)
    return { ...(await showService(ctx, visit, definition)), preview: true, back: `/staff/services/${slug}/change` }
  },
  example: ({ service, draftToken }) => `/services/${service}/draft/${draftToken}`,
})
