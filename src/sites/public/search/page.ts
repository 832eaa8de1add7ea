import { findDangerSaid, LIKELY_ENOUGH, readCatalogue, suggestServices } from '../../../modules/catalogue/index.ts'
import { dutyNumbersNow, readOrganisation } from '../../../modules/organisation/index.ts'
import { parsePostcode } from '../../../modules/places/index.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { parseReference } from '../../../platform/spoken-code/index.ts'
import { text } from './text.ts'

const SHOWN = 8
/** A service far less likely than the best one only distracts. */
const WORTH_SHOWING = 0.2

/** More boxes of numbers than this help nobody. */
const DANGERS_SHOWN = 2

/** Finds services from people's own words; whom to ring comes first where they speak of danger. A reference or a postcode typed here is understood too. */
export const searchPage = page({
  at: import.meta,
  path: '/search',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const words = (visit.query.q ?? '').trim().slice(0, 2000)
    if (parseReference(words).ok) return redirect(`/track?reference=${encodeURIComponent(words)}`)
    if (parsePostcode(words)) return redirect(`/postcode?typed=${encodeURIComponent(words)}`)
    const [{ services }, organisation] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
    const { council } = organisation
    const dangers = (await findDangerSaid(ctx, words)).slice(0, DANGERS_SHOWN)
    const found = words ? await suggestServices(ctx, words, SHOWN) : []
    const best = found[0]?.score ?? 0
    const likely = best < LIKELY_ENOUGH ? [] : found.filter(({ score }) => score >= best * WORTH_SHOWING)
    const matches = likely
      .flatMap(({ slug }) => services.get(slug) ?? [])
      .filter(service => service.slug !== council.fallback.service)
    return {
      words,
      dangers: dangers.flatMap(rule => dutyNumbersNow(organisation, rule, ctx.now()) ?? []),
      quickExit: dangers.length > 0 && matches.some(service => service.quickExit),
      matches,
      fallback: services.get(council.fallback.service),
      back: '/',
    }
  },
  example: () => '/search?q=hole+in+the+road',
})
