import { Raw } from '../../platform/page/page.ts'

/** Nothing in the letter may run, fetch, send a form or lead anywhere; only our own page may show it in a frame. */
const SEALED = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

/** A letter's HTML, to be looked at in a frame. */
export const sealedHtml = (html: string): Raw =>
  new Raw(html, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': SEALED,
    'cache-control': 'no-store',
  })
