import { type CurrentService, readCatalogue, suggestServices } from '../../../modules/catalogue/index.ts'
import { readAsked, readForRequest } from '../../../modules/interactions/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { page, show } from '../../../platform/page/page.ts'
import { formatCode, parseReference } from '../../../platform/spoken-code/index.ts'
import { say, translator } from '../../../platform/text.ts'
import { matterOf, ofMatter } from './of-matter.ts'
import { offerDuty } from './offer-duty.ts'
import { takeTexts, text } from './text.ts'

const SUGGESTED = 6

/** The beginning of taking something for somebody: find the service by what she says. */
export const takePage = page({
  at: import.meta,
  path: '/staff/take',
  permission: 'requests.take',
  audit: 'take-find',
  texts: { ...takeTexts, ...text },
  async load(ctx, visit) {
    const matter = matterOf(visit)
    // Of a conversation, or typed here: what people say stands in no address, which logs and browsers remember.
    const said = visit.posted.words ?? (matter ? await readAsked(ctx, matter) : '')
    const words = String(said).trim().slice(0, 300)
    const [{ services }, { council }] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
    const found = words ? await suggestServices(ctx, words, SUGGESTED, 'en') : []
    const other = services.get(council.fallback.service)
    const at = await readForRequest(ctx, { matterId: matter })
    const sent = parseReference(visit.query.sent ?? '')
    return {
      ...(sent.ok && { done: translator(text, 'en')('sentAlready', { reference: formatCode(sent.code) }) }),
      at,
      words,
      offer: await offerDuty(ctx, words),
      found: found
        .filter(({ slug }) => slug !== other?.slug)
        .map(({ slug }) => showService(services.get(slug)!, matter)),
      other: other ? showService(other, matter) : null,
      ...ofMatter(matter),
    }
  },
  submit: async () => show({}),
  example: () => '/staff/take',
})

function showService(service: CurrentService, matter: string) {
  return {
    slug: service.slug,
    href: `/staff/take/services/${service.slug}${ofMatter(matter).asking}`,
    name: say(service.name, 'en'),
    summary: say(service.summary, 'en'),
    elsewhere: service.elsewhere ? say(service.elsewhere.name, 'en') : '',
    hasForm: !!service.form,
  }
}
