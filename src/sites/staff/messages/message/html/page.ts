import { NotFound } from '../../../../../platform/errors.ts'
import { page } from '../../../../../platform/page/page.ts'
import { sealedHtml } from '../../../sealed-html.ts'
import { readSafely } from '../read-safely.ts'

export const messageHtmlPage = page({
  at: import.meta,
  path: '/staff/messages/:id/html',
  permission: 'messages.read',
  texts: {},
  async load(ctx, visit) {
    const { html } = await readSafely(ctx, visit.params.id!)
    if (!html) throw new NotFound('message')
    return sealedHtml(html)
  },
  example: fixtures => `/staff/messages/${fixtures.htmlMessage}/html`,
})
