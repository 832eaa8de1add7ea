import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { listEmergencies } from '../../../modules/duty/index.ts'
import { listCurrentNotices, type Notice, sayNotice } from '../../../modules/notices/index.ts'
import { listMostAsked } from '../../../modules/requests/index.ts'
import { page } from '../../../platform/page/page.ts'
import { atHome, knownPostcode } from '../postcode/known-postcode.ts'
import { text } from './text.ts'

const MOST_ASKED = 6

export const homePage = page({
  at: import.meta,
  path: '/',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const home = await knownPostcode(ctx, visit)
    const [catalogue, asked, notices, emergencies] = await Promise.all([
      readCatalogue(ctx),
      listMostAsked(ctx, MOST_ASKED),
      listCurrentNotices(ctx, { at: await atHome(ctx, home) }),
      listEmergencies(ctx),
    ])
    const isUrgent = ({ id }: Notice) => emergencies.some(({ noticeId }) => noticeId === id)
    return {
      themes: catalogue.themes,
      mostAsked: asked.flatMap(slug => catalogue.services.get(slug) ?? []),
      urgent: notices.filter(isUrgent),
      notices: notices
        .filter(notice => !isUrgent(notice))
        .map(notice => ({ ...notice, said: sayNotice(notice, ctx.language) })),
      home,
    }
  },
  example: () => '/',
})
