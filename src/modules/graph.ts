/**
 * Which module may call which. Calls go down this graph, news goes up it as events. The checks read it:
 * to let one module import another, add the edge here and say why in the decision records.
 */
export const moduleGraph: Record<string, readonly string[]> = {
  places: [],
  organisation: [],
  channels: [],
  customers: ['organisation'],
  catalogue: ['organisation', 'places'],
  identity: ['organisation', 'customers', 'channels'],
  drafts: ['catalogue', 'customers', 'organisation', 'places'],
  notices: ['catalogue', 'places', 'organisation'],
  knowledge: ['catalogue', 'places', 'organisation'],
  replies: ['catalogue', 'organisation'],
  requests: ['drafts', 'catalogue', 'customers', 'organisation', 'places', 'identity'],
  interactions: ['requests', 'drafts', 'catalogue', 'customers', 'organisation', 'places', 'channels'],
  duty: ['interactions', 'notices', 'channels', 'organisation'],
  reception: ['interactions', 'requests', 'drafts', 'catalogue', 'customers', 'organisation'],
  tours: ['requests', 'drafts', 'catalogue', 'organisation', 'places'],
  correspondence: ['interactions', 'requests', 'channels', 'customers', 'catalogue', 'organisation'],
  coaching: ['requests', 'organisation'],
  rota: ['reception', 'interactions', 'requests', 'knowledge', 'organisation'],
  bookings: [
    'rota',
    'reception',
    'tours',
    'interactions',
    'catalogue',
    'customers',
    'channels',
    'organisation',
    'places',
  ],
  webhooks: ['requests', 'organisation'],
  notifications: ['requests', 'notices', 'customers', 'channels', 'catalogue', 'organisation', 'places'],
}
