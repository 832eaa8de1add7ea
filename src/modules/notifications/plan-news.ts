import type { HappenedEvent } from '../../platform/events/index.ts'
import { type QuietHours, quietUntil } from '../channels/index.ts'
import type { News } from './news.store.ts'
import { isForNight, isUrgent, isWritten } from './who-is-told.ts'

/** News of one request comes to a person at most once in so long; what happens meanwhile is one message. */
export const DIGEST_MS = 3_600_000

/** Who writes to her often writes again a moment later: what follows within so long is one message more. */
export const TOGETHER_MS = 120_000

/** What one person has heard lately of one request, and what waits for her. */
export type Heard = Pick<News, 'dueAt' | 'toldAt' | 'event'>

export type Plan =
  /** Goes now, with all that waits. */
  { now: HappenedEvent[] } | { waitsUntil: Date }

/**
 * When somebody hears of an event. Urgent news goes at once and takes along what waits, so that nothing older comes after
 * it; what a colleague writes just after she wrote waits a moment. Other news goes at once where she has had none within the hour and it is day; else it waits.
 */
export function planNews(event: HappenedEvent, heard: readonly Heard[], now: Date, quiet: QuietHours | null): Plan {
  const waiting = heard.filter(each => waitsBefore(each, event))
  if (isUrgent(event)) {
    const written = heard.filter(each => isWritten(each.event) && !waitsBefore(each, event))
    const together = isWritten(event) && !isForNight(event) ? lastTold(written, TOGETHER_MS) : 0
    if (together > now.getTime()) return { waitsUntil: new Date(together) }
    return { now: [...waiting.map(each => each.event), event] }
  }
  if (waiting.length > 0) return { waitsUntil: waiting[0]!.dueAt }
  const news = heard.filter(each => !isUrgent(each.event))
  const last = Math.max(lastTold(news, DIGEST_MS), now.getTime())
  const due = quietUntil(new Date(last), quiet) ?? new Date(last)
  return due > now ? { waitsUntil: due } : { now: [event] }
}

const lastTold = (heard: readonly Heard[], pause: number): number =>
  Math.max(0, ...heard.map(({ toldAt }) => (toldAt ? toldAt.getTime() + pause : 0)))

/** Whether something older than this event still waits: an event that is handled again takes nothing newer along. */
export const waitsBefore = (heard: Heard, event: HappenedEvent): boolean =>
  heard.toldAt === null && Number(heard.event.seq) < Number(event.seq)
