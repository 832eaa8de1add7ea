/** How long whoever takes too many from us is left alone where it does not say, in seconds. */
export const USUAL_REST = 2
const LONGEST_REST = 3600

/** 'Retry-After' (RFC 9110, 10.2.3): seconds, or a date. Null where it says nothing that can be read; at most an hour. */
export function readRetryAfter(header: string | null, now = Date.now()): number | null {
  const said = header?.trim()
  if (!said) return null
  const length = /^\d+$/.test(said) ? Number(said) : (Date.parse(said) - now) / 1000
  return Number.isFinite(length) ? Math.min(Math.max(length, 0), LONGEST_REST) : null
}
