import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { checkWish } from '../../../modules/notices/index.ts'
import { askForNews } from '../../../modules/notifications/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { Invalid } from '../../../platform/errors.ts'
import { choiceField, textField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { canText } from '../../../platform/ports.ts'
import { translator } from '../../../platform/text.ts'
import { isMobile, readWritten } from '../../questions/send-code.ts'
import { knownPostcode } from '../postcode/known-postcode.ts'
import { text } from './text.ts'
import { atWish, topicItems, wishFields, wishOf } from './wish.ts'
import { wishTexts } from './wish-text.ts'

/** News for whoever wants it and waits for nothing: asked for here, and sent once she has said by a link that it was she. */
export const askNewsPage = page({
  at: import.meta,
  path: '/news',
  public: true,
  texts: { ...wishTexts, ...text },
  triesPerMinute: 10,
  form: {
    ...wishFields,
    by: choiceField(['email', 'text']),
    email: textField({ max: 254 }),
    phone: textField({ max: 30 }),
  },
  async load(ctx, visit) {
    const service = await serviceOf(ctx, visit.query.service)
    const home = await knownPostcode(ctx, visit)
    const usual = { postcode: home?.postcode ?? '', topics: service ? [`service:${service}`] : [] }
    const isPosted = visit.posted._csrf !== undefined
    return {
      form: isPosted ? { ...visit.posted, topics: visit.posted.topics ?? [] } : usual,
      topicItems: await topicItems(ctx, service ? [service] : []),
      byText: canText(ctx.ports),
      back: service ? `/services/${service}` : '/',
    }
  },
  async submit(ctx, visit, { by, email, phone, ...typed }) {
    const medium = canText(ctx.ports) ? by : 'email'
    const wish = wishOf(typed)
    const [, recipient] = await allOf(atWish(ctx, checkWish(ctx, wish)), readRecipient(ctx, medium, { email, phone }))
    const reader = { ...wish, medium: medium || 'email', recipient, language: ctx.language }
    await askForNews(ctx, reader, { origin: visit.origin })
    return redirect(`/news/asked?by=${medium}`)
  },
  example: ({ service }) => `/news?service=${service}`,
})

/** The one she comes from; null: none, or one that nobody is to be written to about. */
async function serviceOf(ctx: Ctx, slug = ''): Promise<string | null> {
  const service = (await readCatalogue(ctx)).services.get(slug)
  return service && !service.privacy.sensitive ? service.slug : null
}

async function readRecipient(ctx: Ctx, by: 'email' | 'text' | '', typed: { email: string; phone: string }) {
  const t = translator(text, ctx.language)
  if (!by) throw new Invalid({ by: t('byMissing') })
  const type = by === 'email' ? 'email' : 'phone'
  const recipient = await readWritten(ctx, type, typed[type], { box: type, label: text[type] })
  if (!recipient) throw new Invalid({ [type]: t(`${type}Missing`) })
  if (by === 'text' && !isMobile(recipient)) throw new Invalid({ phone: t('noMobile') })
  return recipient
}

/** What is wrong in both is said at once. */
async function allOf<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([one, other])
  if (first.status === 'fulfilled' && second.status === 'fulfilled') return [first.value, second.value]
  const reasons: unknown[] = [first, second].flatMap(each => (each.status === 'rejected' ? [each.reason] : []))
  const unknown = reasons.find(each => !(each instanceof Invalid))
  if (unknown) throw unknown
  throw new Invalid(Object.assign({}, ...reasons.map(each => (each as Invalid).errors)))
}
