import { event } from '../../platform/events/index.ts'

interface Of {
  subscriptionId: string
}
const about = ({ subscriptionId }: Of): string => subscriptionId

export const subscriptionAdded = event<Of & { news: string[]; personal: boolean }>('webhooks.subscription-added', about)
export const subscriptionStopped = event<Of & { because: 'staff' | 'gone' }>('webhooks.subscription-stopped', about)
export const subscriptionResumed = event<Of>('webhooks.subscription-resumed', about)
export const secretRenewed = event<Of>('webhooks.secret-renewed', about)
export const failedReplayed = event<Of & { count: number }>('webhooks.failed-replayed', about)
export const deliveryReplayed = event<Of & { deliveryId: string }>('webhooks.delivery-replayed', about)
