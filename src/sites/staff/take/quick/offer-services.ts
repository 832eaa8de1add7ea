import { readCatalogue, suggestServices } from '../../../../modules/catalogue/index.ts'
import { dutyNumbersNow, readOrganisation } from '../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { say } from '../../../../platform/text.ts'

const SUGGESTED = 3

/** The services to choose from: those that the words suggest first. With the numbers to ring for the one that is chosen. */
export async function offerServices(ctx: Ctx, words: string, chosen: string) {
  const [{ services }, organisation] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
  const fallback = organisation.council.fallback.service
  const found = words.trim() ? await suggestServices(ctx, words.slice(0, 300), SUGGESTED + 1, 'en') : []
  const withForm = [...services.values()].filter(service => service.form)
  const service = services.get(chosen)?.form ? services.get(chosen) : undefined
  const suggested = found.filter(({ slug }) => slug !== fallback && services.get(slug)?.form).slice(0, SUGGESTED)
  const rule = service?.danger ?? service?.numbersFirst
  return {
    suggested: suggested.map(({ slug, name }) => ({ value: slug, text: name })),
    fallback: { value: fallback, text: say(services.get(fallback)?.name, 'en') },
    others: withForm
      .filter(({ slug }) => slug !== fallback && !suggested.some(each => each.slug === slug))
      .map(({ slug, name }) => ({ value: slug, text: say(name, 'en') })),
    chosen: service?.slug ?? fallback,
    duty: rule ? dutyNumbersNow(organisation, rule, ctx.now()) : null,
  }
}
