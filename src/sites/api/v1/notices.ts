import { Type } from 'typebox'
import { listCurrentNotices } from '../../../modules/notices/index.ts'
import { placeOfPostcode } from '../../../modules/places/index.ts'
import { say } from '../../../platform/text.ts'
import { sayInstant } from '../said-request.ts'
import { language, reading, SELDOM } from './operation.ts'
import { Notice, slug } from './schemas.ts'

export const notices = reading({
  path: '/notices',
  tag: 'notices',
  summary: 'What people should know now',
  query: Type.Object({
    service: Type.Optional(slug),
    area: Type.Optional(slug),
    postcode: Type.Optional(Type.String({ maxLength: 10, description: 'Only what holds there.' })),
    language,
  }),
  answer: Type.Object({ notices: Type.Array(Notice) }),
  cache: SELDOM,
  async run({ ctx, query: { service, area, postcode } }) {
    const at = (await placeOfPostcode(ctx, postcode ?? null)) ?? (area ? { areas: [area] } : null)
    const current = await listCurrentNotices(ctx, { ...(service && { service }), at })
    return {
      notices: current.map(notice => ({
        id: notice.id,
        title: say(notice.title, ctx.language),
        words: say(notice.words, ctx.language),
        services: notice.services,
        areas: notice.areas,
        route: notice.route && {
          name: say(notice.route.name, ctx.language),
          postcodes: notice.route.postcodes.map(part => part.trim()),
        },
        startsAt: sayInstant(notice.startsAt),
        endsAt: notice.endsAt && sayInstant(notice.endsAt),
      })),
    }
  },
})
