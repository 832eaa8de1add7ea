/** What an administrator may narrow the list to, each with the kinds of event it means. The gravest first. */
export const GROUPS: Record<string, readonly string[]> = {
  emergency: ['duty.emergency-started', 'duty.emergency-ended'],
  records: ['glass-broken', 'restricted', 'restriction-ended', 'own-record-linked', 'own-record-ended'].map(
    act => `customers.${act}`,
  ),
  enquiries: ['customers.enquiry-begun', 'customers.enquiry-ended'],
  joining: [
    ...['joining-rule-signed', 'joining-rule-withdrawn', 'merged', 'unmerged', 'imported'].map(
      act => `customers.${act}`,
    ),
    'interactions.old-imported',
  ],
  people: [
    ...['invited', 'changed', 'disabled', 'enabled', 'teams-changed'].map(act => `organisation.staff-${act}`),
    'organisation.skills-changed',
  ],
  'sign-in': [
    ...[
      'signed-in',
      'signed-out',
      'sign-in-locked',
      'link-made',
      'password-set',
      'password-removed',
      'access-taken',
      'sessions-ended',
    ].map(act => `identity.${act}`),
    ...['started', 'stopped'].map(act => `identity.two-step-${act}`),
  ],
  teams: [
    ...['team-changed', 'delegation-changed', 'delegation-removed'].map(act => `organisation.${act}`),
    ...['shifts-planned', 'week-copied', 'shift-removed', 'swap-rule-set', 'pace-set'].map(act => `rota.${act}`),
    'bookings.desks-said',
  ],
  keys: [
    ...['created', 'revoked'].map(act => `identity.key-${act}`),
    ...[
      'subscription-added',
      'subscription-stopped',
      'subscription-resumed',
      'secret-renewed',
      'delivery-replayed',
      'failed-replayed',
    ].map(act => `webhooks.${act}`),
    ...['body-added', 'body-stopped', 'body-key-set', 'body-phone-set', 'route-added', 'route-removed'].map(
      act => `referrals.${act}`,
    ),
    'interactions.telephony-key-made',
  ],
  notices: ['published', 'changed', 'ended'].map(act => `notices.${act}`),
  replies: ['saved', 'removed'].map(act => `replies.${act}`),
  templates: ['changed', 'given-back'].map(act => `templates.${act}`),
  services: [
    ...['changed', 'retired', 'restored'].map(act => `catalogue.service-${act}`),
    'interactions.cause-changed',
  ],
  knowledge: [
    ...['saved', 'published', 'withdrawn'].map(act => `knowledge.article-${act}`),
    ...['contact-changed', 'contact-removed', 'absence-set', 'absence-ended'].map(act => `knowledge.${act}`),
  ],
  tour: ['stop-added', 'stop-cancelled', 'desk-opened', 'desk-ended'].map(act => `tours.${act}`),
  post: [
    ...['letters-printed', 'letter-reprinted', 'letter-made'].map(act => `channels.${act}`),
    ...['logged', 'confirmed', 'moved'].map(act => `papers.${act}`),
  ],
  exports: ['organisation.list-exported', 'correspondence.raw-opened'],
  system: [
    ...['message-retried', 'arrival-retried', 'arrival-seen-to'].map(act => `channels.${act}`),
    'platform.event-retried',
  ],
}

export const KNOWN_ACTS = Object.values(GROUPS).flat()

/** So many of these are of everybody's day, or of one import, that nothing else would be seen among them. */
const MANY = [
  'identity.signed-in',
  'identity.signed-out',
  'customers.merged',
  'customers.imported',
  'interactions.old-imported',
]

/** What is listed unless a group is asked for. */
export const CHANGES = KNOWN_ACTS.filter(type => !MANY.includes(type))
