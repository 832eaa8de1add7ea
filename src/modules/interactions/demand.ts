/** Why somebody gets in touch: for something new, because something did not go right, or because we got in touch first. */
export const DEMAND_TYPES = ['value', 'failure', 'proactive'] as const
export type DemandType = (typeof DEMAND_TYPES)[number]

/**
 * What speaks for a demand type. `late`, `near`: she asks after a request whose promise is past or due within a day;
 * `open`: after one that is in time; `again`: she asked the same a short while ago; `message`: we wrote to her about it
 * this week; `ours`: we got in touch; `new`: nothing of these.
 */
export type EvidenceCode = 'late' | 'near' | 'open' | 'again' | 'message' | 'ours' | 'new'

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
  /** Requests of hers, and when we last wrote to her about each; of one that is over (`isOver`) that was what we decided. */
  requests: readonly { id: string; service: string; nextDueAt: Date | null; writtenAt: Date | null; isOver: boolean }[]
  /** Matters of earlier conversations with her, and requests of hers that are closed. */
  before: readonly { service: string | null; at: Date }[]
}

const DAY = 86_400_000
/** A promise that is due within this is on her mind. */
const NEAR = DAY
/** The same matter again within so many days is one that was not settled. */
export const AGAIN_DAYS = 14
/** A letter that is so young may be why she rings. */
const WRITTEN_DAYS = 7

/** What the evidence says. Nobody has to guess: the adviser confirms or corrects it. */
export function suggestDemand(facts: DemandFacts, now: Date): Suggestion {
  if (facts.direction === 'out') return { demand: 'proactive', evidence: { code: 'ours' } }
  const evidence =
    findChased(facts, now) ??
    findWritten(facts, now, false) ??
    findAgain(facts, now) ??
    findWritten(facts, now, true) ??
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

function findWritten(facts: DemandFacts, now: Date, isOver: boolean): Evidence | null {
  const young = (at: Date | null): at is Date => !!at && now.getTime() - at.getTime() <= WRITTEN_DAYS * DAY
  const written = concerned(facts)
    .filter(each => each.isOver === isOver && young(each.writtenAt))
    .toSorted((a, b) => b.writtenAt!.getTime() - a.writtenAt!.getTime())[0]
  return written ? { code: 'message', requestId: written.id, at: written.writtenAt!.toISOString() } : null
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
