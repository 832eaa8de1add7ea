import { getSubscription, listDeliveries } from '../../../../modules/webhooks/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { takeShownOnce } from '../../shown-once.ts'
import { webhookTexts } from '../text.ts'

/** One system that is told: what it is told, and what was sent, each to be sent again. */
export const webhookPage = page({
  at: import.meta,
  path: '/staff/webhooks/:id',
  permission: 'keys.change',
  texts: webhookTexts,
  async load(ctx, visit) {
    const subscription = await getSubscription(ctx, visit.params.id!)
    return {
      back: '/staff/webhooks',
      subscription,
      secret: takeShownOnce(visit, 'webhook'),
      deliveries: (await listDeliveries(ctx, subscription.id)).map(each => ({
        ...each,
        body: JSON.stringify(JSON.parse(each.body), null, 2),
      })),
    }
  },
  example: ({ webhook }) => `/staff/webhooks/${webhook}`,
})
