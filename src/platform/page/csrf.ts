import { randomBytes } from 'node:crypto'
import { isSigned, sign } from '../settings.ts'

/** Name of the cookie that marks one browser. It holds nothing about the person. */
export const BROWSER_COOKIE = 'fp_browser'

export const newBrowserId = (): string => randomBytes(18).toString('base64url')

/** The token a form must carry: only this site can make it for this browser. */
export const csrfToken = (secret: string, browser: string): string => sign(secret, 'csrf', browser)

export function isOwnForm(secret: string, browser: string | undefined, token: unknown): boolean {
  return typeof token === 'string' && !!browser && isSigned(secret, 'csrf', browser, token)
}
