import type { PromisedCall } from '../../../modules/interactions/index.ts'
import { fill } from '../../../platform/text.ts'
import { sayKept } from './say-rung.ts'
import type { ShownRequest } from './show-requests.ts'

const LINES = 3

/** Words of the lines; `{service}` is the request they are about. */
const WORDS = {
  closed: '{service} was closed: {outcome}.',
  written: 'We wrote about {service}: ‘{words}’',
  // What is held back, or has no safe way to go, nobody was told.
  untold: 'We wrote on the page of {service}: ‘{words}’ We do not send it to them.',
  heard: 'They wrote about {service}: ‘{words}’',
  moved: 'We moved a date of {service}: now {promise}.',
  late: 'Our promise for {service} passed: {promise}.',
  opened: 'They asked for {service}.',
}

export interface NewsLine {
  at: Date
  text: string
}

/**
 * What happened since a moment, in at most three lines, the newest first: of each request the last of what we wrote, they
 * wrote, moved, broke and closed; and what came of each call that was promised.
 */
export function sinceLast(requests: ShownRequest[], calls: PromisedCall[], since: Date, now: Date): NewsLine[] {
  const line = (at: Date | null | undefined, kind: keyof typeof WORDS, request: ShownRequest, words = '') =>
    at && at > since && at <= now
      ? [
          {
            at,
            text: fill(WORDS[kind], {
              service: request.service,
              promise: request.promise,
              words: shorten(words),
              outcome: request.status,
            }),
          },
        ]
      : []
  const ofRequests = requests.flatMap(request => {
    const { facts } = request
    return [
      ...line(facts.closedAt, 'closed', request),
      ...line(facts.written?.at, request.isTold ? 'written' : 'untold', request, facts.written?.words),
      ...line(facts.heard?.at, 'heard', request, facts.heard?.words),
      ...(request.promise ? line(facts.movedAt, 'moved', request) : []),
      ...(request.isLate ? line(facts.nextDueAt, 'late', request) : []),
      ...line(facts.openedAt, 'opened', request),
    ]
  })
  return [...ofRequests, ...ofCalls(calls, since, now)].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, LINES)
}

/** When it was rung last, or when the time was over in which nobody did. */
function ofCalls(calls: PromisedCall[], since: Date, now: Date): NewsLine[] {
  return calls.flatMap(call => {
    const at = call.lastTry?.at ?? (call.promise === 'missed' ? call.slotUntil : null)
    const text = sayKept(call, now)
    return at && at > since && at <= now && text ? [{ at, text }] : []
  })
}

const shorten = (words: string): string => (words.length > 90 ? `${words.slice(0, 88).trimEnd()}…` : words)
