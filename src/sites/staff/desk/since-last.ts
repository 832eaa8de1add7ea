import { fill } from '../../../platform/text.ts'
import type { ShownRequest } from './show-requests.ts'

const LINES = 3

/** Words of the lines; `{service}` is the request they are about. */
const WORDS = {
  closed: '{service} was closed: {outcome}.',
  written: 'We wrote about {service}: ‘{words}’',
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
 * wrote, moved, broke and closed.
 */
export function sinceLast(requests: ShownRequest[], since: Date, now: Date): NewsLine[] {
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
  return requests
    .flatMap(request => {
      const { facts } = request
      return [
        ...line(facts.closedAt, 'closed', request),
        ...line(facts.written?.at, 'written', request, facts.written?.words),
        ...line(facts.heard?.at, 'heard', request, facts.heard?.words),
        ...(request.promise ? line(facts.movedAt, 'moved', request) : []),
        ...(request.isLate ? line(facts.nextDueAt, 'late', request) : []),
        ...line(facts.openedAt, 'opened', request),
      ]
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, LINES)
}

const shorten = (words: string): string => (words.length > 90 ? `${words.slice(0, 88).trimEnd()}…` : words)
