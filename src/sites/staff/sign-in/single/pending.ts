import type { Visit } from '../../../../platform/page/page.ts'

/** What the browser holds while somebody is away at the council's own provider. */
export interface Pending {
  /** Of the port: proves that she who comes back is she who went. */
  pending: string
  /** Where she wanted to go. */
  back: string
}

const COOKIE = 'fp_single'
const PATH = '/staff/sign-in'
const DAYS_KEPT = 15 / (24 * 60)

/** Known to the provider, letter by letter. */
export const returnAddress = ({ origin }: Visit): string => `${origin}/staff/sign-in/return`

export const keepPending = (visit: Visit, pending: Pending): void =>
  visit.setCookie(COOKIE, JSON.stringify(pending), DAYS_KEPT, PATH)

/** Takes it out: it is good once. Null where there is none, or none of ours. */
export function takePending(visit: Visit): Pending | null {
  const kept = visit.cookies[COOKIE]
  if (!kept) return null
  visit.setCookie(COOKIE, '', 0, PATH)
  try {
    const { pending, back } = JSON.parse(kept)
    return typeof pending === 'string' && typeof back === 'string' ? { pending, back } : null
  } catch {
    return null
  }
}

export const TROUBLES = ['away', 'failed', 'not-on-staff'] as const

/** The way of signing in again, with what went wrong. */
export const signInWith = (trouble: (typeof TROUBLES)[number], back: string): string =>
  `/staff/sign-in?trouble=${trouble}&back=${encodeURIComponent(back)}`
