/** Which service of ours, and where, is dealt with by a body, and what it calls it. */
export interface Route {
  id: string
  bodyId: string
  bodyName: string
  service: string
  /** Id of an area; '': everywhere. */
  area: string
  code: string
  since: Date
}

/** The body's way for a request: the one of an area it is in before the one of everywhere. Pure. */
export function routeFor(
  routes: readonly Route[],
  { service, areas, sensitive }: { service: string; areas: readonly string[]; sensitive: boolean },
): Route | null {
  // What was said in confidence goes to nobody by itself.
  if (sensitive) return null
  const fitting = routes.filter(each => each.service === service)
  return fitting.find(({ area }) => areas.includes(area)) ?? fitting.find(({ area }) => area === '') ?? null
}

/** What a body's word for the state of a request means to us. */
export type Meaning = 'at-work' | 'done' | 'declined'

/** Of Open311 (open, closed) and of what FixMyStreet servers say besides. A word nobody knows ends nothing. Pure. */
export function meaningOf(status: string): Meaning {
  const word = status.toLowerCase().replaceAll(/[\s-]+/g, '_')
  if (DONE.includes(word)) return 'done'
  return DECLINED.includes(word) ? 'declined' : 'at-work'
}

const DONE = ['closed', 'fixed', 'fixed_council', 'fixed_user', 'completed', 'complete', 'resolved', 'done']
const DECLINED = [
  'no_further_action',
  'unable_to_fix',
  'not_councils_responsibility',
  'not_council_responsibility',
  'not_responsible',
  'duplicate',
  'cancelled',
  'canceled',
  'rejected',
  'refused',
]
