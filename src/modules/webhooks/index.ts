// webhooks: news of requests, told to other systems that asked for it.
export {
  type DeliveryView,
  forgetDeliveries,
  listDeliveries,
  replayDelivery,
  replayFailed,
  SEND_WEBHOOK_JOB,
  testSubscription,
} from './deliveries.ts'
export { webhooksFollower } from './follower.ts'
export { sendDelivery } from './send-delivery.ts'
export {
  addSubscription,
  getSubscription,
  listSubscriptions,
  type NewSubscription,
  renewSecret,
  resumeSubscription,
  type SubscriptionView,
  stopSubscription,
} from './subscriptions.ts'
export { ALL_NEWS, type News } from './webhooks.ts'
