import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import {
  checkNotice,
  countReaders,
  extentOf,
  listOwnServices,
  type NewNotice,
  publishNotice,
} from '../../../../modules/notices/index.ts'
import { can } from '../../../../modules/organisation/index.ts'
import { listAreas } from '../../../../modules/places/index.ts'
import { listWithBodies } from '../../../../modules/referrals/index.ts'
import { countAffected } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { dateField, listField, textField, tickField } from '../../../../platform/page/fields.ts'
import { page, redirect, show } from '../../../../platform/page/page.ts'
import { atField } from '../../at-field.ts'
import { keyField, withKey } from '../../requests/form-key.ts'
import { formTexts } from '../form-text.ts'
import { isBilingual, noticeFields, readNotice, startOf } from '../notice-form.ts'
import { readRoute } from '../read-route.ts'
import { text } from './text.ts'

const BOXES = {
  'notices.ends-before-it-starts': 'until',
  'notices.tells-whom': 'tells',
  'notices.not-your-services': 'services',
}

export const newNoticePage = page({
  at: import.meta,
  path: '/staff/notices/new',
  permission: ['notices.publish', 'notices.publish-own'],
  audit: 'notice-publication',
  texts: { ...formTexts, ...text },
  form: {
    ...noticeFields,
    from: dateField({ wrong: 'dateWrong' }),
    fromTime: textField({ max: 20 }),
    services: listField({ max: 100 }),
    areas: listField({ max: 100 }),
    route: textField({ max: 80 }),
    routeWelsh: textField({ max: 80 }),
    postcodes: textField({ max: 2000 }),
    tells: tickField(),
    sure: textField({ max: 20 }),
    key: keyField(),
  },
  async load(ctx, visit) {
    const form = { services: [], areas: [], ...visit.posted }
    return withKey(visit, { back: '/staff/notices', form, ...(await choices(ctx)) })
  },
  async submit(ctx, _visit, values) {
    const { services, areas, tells } = values
    const startsAt = startOf(values)
    const route = await readRoute(ctx, values)
    const notice: NewNotice = {
      id: values.key,
      tells,
      ...(await readNotice(ctx, values)),
      services,
      areas,
      route,
      ...(startsAt && { startsAt }),
    }
    await atField(checkNotice(ctx, notice), BOXES)
    if (tells && services.length > 0) {
      // What many read is read once more, with how many they are; asked again where that has changed.
      const waiting = await countAffected(ctx, {
        services,
        ...extentOf({ areas, route }),
        except: await listWithBodies(ctx),
      })
      const readers = await countReaders(ctx, { services, areas, route })
      const sure = `${waiting}+${readers}`
      const toTell = { sure, count: waiting + readers, waiting, readers, title: notice.title, words: notice.words }
      if (values.sure !== sure) return show({ toTell })
    }
    await atField(publishNotice(ctx, notice), BOXES)
    return redirect('/staff/notices?done=published')
  },
})

async function choices(ctx: Ctx) {
  const { services } = await readCatalogue(ctx)
  const isOwnOnly = !can(ctx.actor, 'notices.publish')
  const own = isOwnOnly && new Set(await listOwnServices(ctx))
  const offered = [...services.values()].filter(({ slug }) => !own || own.has(slug))
  const areas = (await listAreas(ctx)).filter(area => area.kind !== 'ward')
  return {
    isOwnOnly,
    serviceItems: offered.map(({ slug, name }) => ({ value: slug, text: name.en })),
    areaItems: areas.map(({ id, name }) => ({ value: id, text: name.en })),
    welsh: await isBilingual(ctx),
  }
}
