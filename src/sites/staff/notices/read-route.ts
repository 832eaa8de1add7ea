import type { Route } from '../../../modules/notices/index.ts'
import { holdsPostcode, parsePostcodePart } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { Invalid } from '../../../platform/errors.ts'
import { translator } from '../../../platform/text.ts'
import { formTexts } from './form-text.ts'
import { isBilingual } from './notice-form.ts'

type Typed = Record<'route' | 'routeWelsh' | 'postcodes', string>

/** The route as it was typed, a postcode or its beginning a line or between commas; null: none. Throws Invalid, with what is wrong. */
export async function readRoute(ctx: Ctx, { route, routeWelsh, postcodes }: Typed): Promise<Route | null> {
  const typed = postcodes
    .split(/[\n,;]/)
    .map(each => each.trim())
    .filter(Boolean)
  if (!route && !routeWelsh && typed.length === 0) return null
  const t = translator(formTexts, 'en')
  const parts = typed.map(each => ({ each, part: parsePostcodePart(each) }))
  const unread = parts.filter(({ part }) => !part).map(({ each }) => each)
  const held = await Promise.all(parts.map(({ part }) => !part || holdsPostcode(ctx, part)))
  const others = typed.filter((_, i) => !held[i])
  const wrong = {
    ...(!route && { route: t('routeMissing') }),
    ...(!routeWelsh && (await isBilingual(ctx)) && { routeWelsh: t('routeWelshMissing') }),
    ...(typed.length === 0 && { postcodes: t('postcodesMissing') }),
    ...(others.length > 0 && { postcodes: t('postcodesNotOurs', { typed: others.join(', ') }) }),
    ...(unread.length > 0 && { postcodes: t('postcodesWrong', { typed: unread.join(', ') }) }),
  }
  if (Object.keys(wrong).length > 0) throw new Invalid(wrong)
  const name = { en: route, ...(routeWelsh && { cy: routeWelsh }) }
  return { name, postcodes: [...new Set(parts.map(({ part }) => part!))] }
}
