import { Type } from 'typebox'
import { listCurrentNotices } from '../../../modules/notices/index.ts'
import { say } from '../../../platform/text.ts'
import { sayInstant } from '../said-request.ts'
import { language, reading, SELDOM } from './operation.ts'
import { Notice, slug } from './schemas.ts'

export const notices = reading({
  path: '/notices',
  tag: 'notices',
  summary: 'What people should know now',
  query: Type.Object({ service: Type.Optional(slug), area: Type.Optional(slug), language }),
  answer: Type.Object({ notices: Type.Array(Notice) }),
  cache: SELDOM,
  async run({ ctx, query: { service, area } }) {
    const current = await listCurrentNotices(ctx, { ...(service && { service }), ...(area && { areas: [area] }) })
    return {
      notices: current.map(notice => ({
        id: notice.id,
        title: say(notice.title, ctx.language),
        words: say(notice.words, ctx.language),
        services: notice.services,
        areas: notice.areas,
        startsAt: sayInstant(notice.startsAt),
        endsAt: notice.endsAt && sayInstant(notice.endsAt),
      })),
    }
  },
})
