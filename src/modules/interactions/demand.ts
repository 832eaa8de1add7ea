/** Why somebody gets in touch: for something new, because something did not go right, or because we got in touch first. */
export const DEMAND_TYPES = ['value', 'failure', 'proactive'] as const
export type DemandType = (typeof DEMAND_TYPES)[number]

/**
 * What speaks for a demand type. `late`, `near`: she asks after a request whose promise is past or due within a day;
 * `open`: after one that is in time; `again`: she asked the same a short while ago; `message`: we wrote to her about it
 * this week; `decided`: we closed it this week, whether or not we could tell her; `ours`: we got in touch; `new`: nothing of these.
 */
export type EvidenceCode = 'late' | 'near' | 'open' | 'again' | 'message' | 'decided' | 'ours' | 'new'

/** Kept beside the choice: codes and ids only. Dates are ISO instants. */
export interface Evidence {
  code: EvidenceCode
  requestId?: string
  /** When it is due, was written or was asked before. */
  at?: string
}

export interface Suggestion {
  demand: DemandType
  evidence: Evidence
}

export interface DemandFacts {
  direction: 'in' | 'out'
  /** What this matter is about, as far as that is known. */
  service: string | null
  requestId: string | null
  /** Requests of hers: when we last wrote to her about one that is open, or decided one that is over (`isOver`). */
  requests: readonly {
    id: string
    service: string
    nextDueAt: Date | null
    writtenAt: Date | null
    decidedAt: Date | null
    isOver: boolean
  }[]
  /** Matters of earlier conversations with her, and requests of hers that are closed. */
  before: readonly { service: string | null; at: Date }[]
}

const DAY = 86_400_000
/** A promise that is due within this is on her mind. */
const NEAR = DAY
/** The same matter again within so many days is one that was not settled. */
export const AGAIN_DAYS = 14
/** A letter or a decision that is so young may be why she rings. */
const NEWS_DAYS = 7

/** What the evidence says. Nobody has to guess: the adviser confirms or corrects it. */
export function suggestDemand(facts: DemandFacts, now: Date): Suggestion {
  if (facts.direction === 'out') return { demand: 'proactive', evidence: { code: 'ours' } }
  const evidence =
    findChased(facts, now) ??
    findNews(facts, 'writtenAt', now) ??
    findAgain(facts, now) ??
    findNews(facts, 'decidedAt', now) ??
    findOpen(facts)
  return evidence ? { demand: 'failure', evidence } : { demand: 'value', evidence: { code: 'new' } }
}

/** The requests that this may be about: the one she names, those of the same service, or all while nothing is known. */
function concerned({ requestId, service, requests }: DemandFacts) {
  if (requestId) return requests.filter(each => each.id === requestId)
  return service ? requests.filter(each => each.service === service) : requests
}

function findChased(facts: DemandFacts, now: Date): Evidence | null {
  const due = concerned(facts)
    .filter(each => each.nextDueAt && each.nextDueAt.getTime() - now.getTime() <= NEAR)
    .toSorted((a, b) => a.nextDueAt!.getTime() - b.nextDueAt!.getTime())[0]
  if (!due) return null
  return { code: due.nextDueAt! < now ? 'late' : 'near', requestId: due.id, at: due.nextDueAt!.toISOString() }
}

const NEWS = { writtenAt: 'message', decidedAt: 'decided' } as const

function findNews(facts: DemandFacts, when: keyof typeof NEWS, now: Date): Evidence | null {
  const newest = concerned(facts)
    .filter(each => each[when] && daysSince(each[when], now) <= NEWS_DAYS)
    .toSorted((a, b) => b[when]!.getTime() - a[when]!.getTime())[0]
  return newest ? { code: NEWS[when], requestId: newest.id, at: newest[when]!.toISOString() } : null
}

function findAgain({ service, before }: DemandFacts, now: Date): Evidence | null {
  const same = before.find(each => service && each.service === service && daysSince(each.at, now) <= AGAIN_DAYS)
  return same ? { code: 'again', at: same.at.toISOString() } : null
}

/** To ask how far it is, before anything is due, is chasing too. */
function findOpen({ requestId, requests }: DemandFacts): Evidence | null {
  return requests.some(each => each.id === requestId && !each.isOver) ? { code: 'open', requestId: requestId! } : null
}

const daysSince = (at: Date, now: Date): number => (now.getTime() - at.getTime()) / DAY
