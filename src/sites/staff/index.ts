import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { BROWSER_COOKIE, csrfToken } from '../../platform/page/csrf.ts'
import { mountPages } from '../../platform/page/mount.ts'
import type { Page, Visit } from '../../platform/page/page.ts'
import { readSettings } from '../../platform/settings.ts'
import { translator } from '../../platform/text.ts'
import { errorPages, type Trouble } from '../error-pages.ts'
import type { SiteBase } from '../site-base.ts'
import { pages } from './pages.ts'
import { contextOf, staffSite } from './site.ts'
import { siteTexts } from './site-texts.ts'

/** Puts the staff site on the server, under /staff, with error pages of its own. */
export async function mountStaffSite(app: FastifyInstance, base: SiteBase): Promise<void> {
  const { notFound, failed } = errorPages((request, reply, what) => render(base, request, reply, what), {
    notFound: siteTexts.notFoundTitle.en,
    broken: siteTexts.brokenTitle.en,
    busy: siteTexts.busyTitle.en,
  })
  await app.register(async staff => {
    staff.setErrorHandler(failed)
    mountPages(staff, staffSite(base), pages)
  })
  await app.register(
    async staff => {
      staff.setErrorHandler(failed)
      staff.setNotFoundHandler(notFound)
    },
    { prefix: '/staff' },
  )
}

async function render(base: SiteBase, request: FastifyRequest, reply: FastifyReply, what: Trouble): Promise<string> {
  const ctx = await contextOf(base, request)
  const t = translator(siteTexts, ctx.language)
  const { secret } = await readSettings(ctx)
  const visit = { url: request.url, cookies: request.cookies, query: {} } as unknown as Visit
  return base.renderer.render('staff/message.njk', {
    ...(await staffSite(base).frame(ctx, visit, { texts: {} } as Page, {})),
    t,
    lang: ctx.language,
    htmlLang: ctx.language,
    csrf: csrfToken(secret, request.cookies[BROWSER_COOKIE] ?? ''),
    cspNonce: (reply as unknown as { cspNonce: { script: string } }).cspNonce.script,
    heading: t(`${what}Title`),
    words: t(`${what}Words`, { reference: request.id }),
  })
}
