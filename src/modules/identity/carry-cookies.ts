/** The browser that asks, as far as sign-in needs it. */
export interface Browser {
  cookies: Record<string, string | undefined>
  ip: string
  userAgent: string
}

/** A cookie for the site to set, readable by the server only. `seconds` 0 removes it. */
export interface NewCookie {
  name: string
  value: string
  seconds: number
}

/** Headers as better-auth reads them, made only of what it may know. */
export function headersOf({ cookies, ip, userAgent }: Browser): Headers {
  const own = Object.entries(cookies).filter(([name, value]) => name.startsWith('fp_staff.') && value !== undefined)
  return new Headers({
    cookie: own.map(([name, value]) => `${name}=${encodeURIComponent(value!)}`).join('; '),
    'user-agent': userAgent.slice(0, 300),
    'x-visitor-address': ip,
  })
}

/** What better-auth wants set. */
export async function cookiesOf(headers: Headers): Promise<NewCookie[]> {
  const { parseSetCookieHeader } = await import('better-auth/cookies')
  const found = new Map<string, NewCookie>()
  for (const line of headers.getSetCookie()) {
    for (const [name, cookie] of parseSetCookieHeader(line))
      found.set(name, { name, value: cookie.value, seconds: Number(cookie['max-age'] ?? 0) })
  }
  return [...found.values()]
}
