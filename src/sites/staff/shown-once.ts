import type { Visit } from '../../platform/page/page.ts'

const DAY_SECONDS = 86_400
const KEPT_SECONDS = 120

/**
 * Something that is shown once on the next page and kept nowhere: a key, recovery codes, a link. It travels in a cookie
 * that only the server reads and that the next page removes.
 */
export function showOnce(visit: Visit, name: string, value: string): void {
  visit.setCookie(`fp_once_${name}`, value, KEPT_SECONDS / DAY_SECONDS, '/staff')
}

export function takeShownOnce(visit: Visit, name: string): string | null {
  const value = visit.cookies[`fp_once_${name}`]
  if (value) visit.setCookie(`fp_once_${name}`, '', 0, '/staff')
  return value ?? null
}
