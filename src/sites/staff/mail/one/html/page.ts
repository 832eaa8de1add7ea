import { readMailHtml } from '../../../../../modules/correspondence/index.ts'
import { page } from '../../../../../platform/page/page.ts'
import { sealedHtml } from '../../../sealed-html.ts'

/** Of a picture in the words stands what it is called: the pictures are among what came with the mail. */
const PICTURE = /<img\b[^>]*?(?:\balt="([^"]*)")?[^>]*>/g

/** A mail as it looked, in a frame of the page that shows it. */
export const mailHtmlPage = page({
  at: import.meta,
  path: '/staff/mail/:id/html',
  permission: 'interactions.take',
  texts: {},
  async load(ctx, visit) {
    const html = await readMailHtml(ctx, visit.params.id!)
    const words = html.replaceAll(PICTURE, (_, alt) => (alt ? `[${alt}]` : ''))
    return sealedHtml(
      `<!doctype html><html lang="en"><title>Mail</title><body style="font-family:sans-serif;overflow-wrap:anywhere">${words}</body></html>`,
    )
  },
  example: ({ mail }) => `/staff/mail/${mail}/html`,
})
