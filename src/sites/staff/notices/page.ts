import { readCatalogue } from '../../../modules/catalogue/index.ts'
import {
  listEndedNotices,
  listOpenNotices,
  listOwnServices,
  mayPublish,
  type Notice,
} from '../../../modules/notices/index.ts'
import { can } from '../../../modules/organisation/index.ts'
import { findArea } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { page } from '../../../platform/page/page.ts'
import type { Words } from '../../../platform/text.ts'
import { SIGNED_IN } from '../site.ts'
import { sayEffects } from './say-effect.ts'
import { sayEnd, sayStart } from './say-times.ts'
import { text } from './text.ts'

export const noticesPage = page({
  at: import.meta,
  path: '/staff/notices',
  permission: SIGNED_IN,
  texts: text,
  async load(ctx) {
    const now = ctx.now()
    const [listedOpen, listedEnded] = [await listOpenNotices(ctx), await listEndedNotices(ctx)]
    const effects = await sayEffects(ctx, [...listedOpen, ...listedEnded])
    const open = await named(ctx, listedOpen)
    return {
      current: open.filter(notice => notice.startsAt <= now),
      planned: open.filter(notice => notice.startsAt > now).toReversed(),
      ended: await named(ctx, listedEnded),
      effects: Object.fromEntries(effects),
      mayPublish: can(ctx.actor, 'notices.publish') || (await listOwnServices(ctx)).length > 0,
    }
  },
})

type NamedNotice = Notice & { about: Words[]; from: string; until: string | null; isHers: boolean }

/** Notices with what they are about in words. */
async function named(ctx: Ctx, notices: Notice[]): Promise<NamedNotice[]> {
  const { names } = await readCatalogue(ctx)
  return Promise.all(
    notices.map(async notice => {
      const areas = await Promise.all(notice.areas.map(async id => (await findArea(ctx, id))?.name ?? { en: id }))
      return {
        ...notice,
        about: [
          ...notice.services.map(slug => names.get(slug) ?? { en: slug }),
          ...areas,
          ...(notice.route ? [notice.route.name] : []),
        ],
        isHers: await mayPublish(ctx, notice.services),
        from: sayStart(notice.startsAt, ctx.now()),
        until: notice.endsAt && sayEnd(notice.endsAt, ctx.now()),
      }
    }),
  )
}
