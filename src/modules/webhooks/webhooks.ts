import type { RequestFacts } from '../requests/index.ts'

/** News that other systems may ask for, by the event that brings it. */
export const NEWS = {
  'requests.opened': 'request.opened',
  'requests.moved': 'request.moved',
  'requests.scheduled': 'request.scheduled',
  'requests.promise-moved': 'request.promise-moved',
  'requests.paused': 'request.waiting',
  'requests.resumed': 'request.resumed',
  'requests.closed': 'request.closed',
  'requests.reopened': 'request.reopened',
  'requests.merged': 'request.merged',
} as const
export type News = (typeof NEWS)[keyof typeof NEWS]
export const ALL_NEWS: readonly News[] = Object.values(NEWS)

export interface Subscription {
  id: string
  name: string
  url: string
  secret: string
  news: News[]
  /** Empty: of all services. */
  services: string[]
  /** May be told who asked and what was written. */
  personal: boolean
  /** What happened before that is no news. */
  createdAt: Date
  stoppedAt: Date | null
}

/** CloudEvents 1.0 in structured JSON. */
export interface CloudEvent {
  specversion: '1.0'
  id: string
  source: string
  type: string
  subject: string
  time: string
  datacontenttype: 'application/json'
  data: object
}

/** Is this subscription told of it? What was said in confidence is told only where that was allowed. Pure. */
export function isTold(
  subscription: Subscription,
  { news, at }: { news: News; at: Date },
  request: Pick<RequestFacts, 'service' | 'sensitive'>,
): boolean {
  const { services, personal, stoppedAt, createdAt } = subscription
  if (stoppedAt || at < createdAt || !subscription.news.includes(news)) return false
  if (services.length > 0 && !services.includes(request.service)) return false
  return personal || !request.sensitive
}

/**
 * What is told of a request: nothing of anybody, unless that was allowed, and where its words are confined not even then. `body`: who
 * deals with it in our place, whose dates we do not know; null: it is ours. Pure.
 */
export function dataOf(
  { isConfined, ...request }: RequestFacts,
  { mayPersonal, body }: { mayPersonal: boolean; body: string | null },
): object {
  const {
    details,
    answers: _,
    placeWords,
    shownWords: _w,
    shownPlace: _p,
    postcode,
    asker,
    lat,
    lng,
    isPublic,
    ...facts
  } = request
  const personal = mayPersonal && !isConfined
  return {
    ...facts,
    body,
    ...(body === null ? {} : { nextDueAt: null, dueAt: null }),
    // Where a private request is may be where somebody lives.
    ...(isPublic || personal ? { lat, lng } : {}),
    ...(personal ? { details, placeWords, postcode, asker } : {}),
  }
}

const TYPE = 'uk.firstpoint'

/** Pure. `source`: the address of this council. */
export function cloudEvent(
  { id, news, subject, at, source }: { id: string; news: string; subject: string; at: Date; source: string },
  data: object,
): CloudEvent {
  return {
    specversion: '1.0',
    id,
    source,
    type: `${TYPE}.${news}`,
    subject,
    time: at.toISOString(),
    datacontenttype: 'application/json',
    data,
  }
}
