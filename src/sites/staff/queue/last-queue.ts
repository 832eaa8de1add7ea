import type { Visit } from '../../../platform/page/page.ts'

const COOKIE = 'fp_queue'
const HOURS_KEPT = 12

/** Remembers the queue on screen, so that a request leads back to the same tab and filters. */
export function rememberQueue(visit: Visit, path: string): void {
  visit.setCookie(COOKIE, path, HOURS_KEPT / 24, '/staff')
}

/** The queue that was looked at last. */
export function backToQueue(visit: Visit): string {
  const path = visit.cookies[COOKIE] ?? ''
  return /^\/staff\/queue\?[\w\-.~%=&+:*]*$/.test(path) ? path : '/staff/queue'
}
