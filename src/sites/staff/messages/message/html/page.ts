import { NotFound } from '../../../../../platform/errors.ts'
import { page, Raw } from '../../../../../platform/page/page.ts'
import { readSafely } from '../read-safely.ts'

/** Nothing in the message may run, fetch, send a form or lead anywhere; only our own page may show it in a frame. */
const SEALED = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

export const messageHtmlPage = page({
  at: import.meta,
  path: '/staff/messages/:id/html',
  permission: 'messages.read',
  texts: {},
  async load(ctx, visit) {
    const { html } = await readSafely(ctx, visit.params.id!)
    if (!html) throw new NotFound('message')
    return new Raw(html, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': SEALED,
      'cache-control': 'no-store',
    })
  },
  example: fixtures => `/staff/messages/${fixtures.htmlMessage}/html`,
})
