import type { Browser, NewCookie } from '../../../modules/identity/index.ts'
import { ownPath, type Visit } from '../../../platform/page/page.ts'

/** Staff cookies are sent with staff pages only. */
const COOKIE_PATH = '/staff'
const DAY_SECONDS = 86_400

export const browserOf = ({ cookies, ip, userAgent }: Visit): Browser => ({ cookies, ip, userAgent })

export function setCookies(visit: Visit, cookies: NewCookie[]): void {
  for (const { name, value, seconds } of cookies) visit.setCookie(name, value, seconds / DAY_SECONDS, COOKIE_PATH)
}

/** Where the person wanted to go: a page of the staff site, never elsewhere and never the sign-in itself. */
export function wayBack(visit: Visit): string {
  const back = ownPath(visit.query.back ?? '')
  return back && /^\/staff\/(?!sign-)/.test(back) ? back : '/staff'
}
