import { readCatalogue } from '../../../modules/catalogue/index.ts'
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
  async submit(ctx, visit, { by, email, phone, ...wish }) {
    const medium = canText(ctx.ports) ? by : 'email'
    const t = translator(text, ctx.language)
    if (!medium) throw new Invalid({ by: t('byMissing') })
    const recipient = await readRecipient(ctx, medium, { email, phone })
    await atWish(
      ctx,
      askForNews(ctx, { ...wishOf(wish), medium, recipient, language: ctx.language }, { origin: visit.origin }),
    )
    return redirect(`/news/asked?by=${medium}`)
  },
  example: ({ service }) => `/news?service=${service}`,
})

/** The one she comes from; null: none, or one that nobody is to be written to about. */
async function serviceOf(ctx: Ctx, slug = ''): Promise<string | null> {
  const service = (await readCatalogue(ctx)).services.get(slug)
  return service && !service.privacy.sensitive ? service.slug : null
}

async function readRecipient(ctx: Ctx, medium: 'email' | 'text', typed: { email: string; phone: string }) {
  const t = translator(text, ctx.language)
  const [type, box] = medium === 'email' ? (['email', 'email'] as const) : (['phone', 'phone'] as const)
  const recipient = await readWritten(ctx, type, typed[box], { box, label: text[box] })
  if (!recipient) throw new Invalid({ [box]: t(`${box}Missing`) })
  if (medium === 'text' && !isMobile(recipient)) throw new Invalid({ phone: t('noMobile') })
  return recipient
}
