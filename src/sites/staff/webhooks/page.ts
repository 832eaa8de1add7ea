import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { ALL_NEWS, addSubscription, listSubscriptions } from '../../../modules/webhooks/index.ts'
import { exactField, listField, textField, tickField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { say, translator } from '../../../platform/text.ts'
import { atField } from '../at-field.ts'
import { showOnce } from '../shown-once.ts'
import { webhookTexts } from './text.ts'

/** Other systems that are told what happens, and a form for one more. */
export const webhooksPage = page({
  at: import.meta,
  path: '/staff/webhooks',
  permission: 'keys.change',
  audit: 'webhook-creation',
  texts: webhookTexts,
  form: {
    name: textField({ required: 'nameMissing', max: 100 }),
    url: exactField({ required: 'urlMissing', max: 500 }),
    news: listField({ required: 'newsMissing' }),
    service: textField({ max: 100 }),
    personal: tickField(),
    because: textField({ max: 300 }),
  },
  async load(ctx, visit) {
    const t = translator(webhookTexts, 'en')
    const { services } = await readCatalogue(ctx)
    const chosen = [visit.posted.news ?? []].flat()
    return {
      subscriptions: await listSubscriptions(ctx),
      news: ALL_NEWS.map(value => ({ value, text: t(`news.${value}`), checked: chosen.includes(value) })),
      services: [
        { value: '', text: t('allServices') },
        ...[...services.values()]
          .map(({ slug, name }) => ({ value: slug, text: say(name, 'en') }))
          .sort((a, b) => a.text.localeCompare(b.text)),
      ],
    }
  },
  async submit(ctx, visit, { name, url, news, service, personal, because }) {
    const services = service ? [service] : []
    const wanted = { name, url, news, services, personal, personalBecause: because }
    const { id, secret } = await atField(addSubscription(ctx, wanted), {
      'webhooks.address-wrong': 'url',
      'webhooks.news-missing': 'news',
      'webhooks.because-missing': 'because',
    })
    showOnce(visit, 'webhook', secret)
    return redirect(`/staff/webhooks/${id}?done=made`)
  },
})
