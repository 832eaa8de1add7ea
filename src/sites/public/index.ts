import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mountPages } from '../../platform/page/mount.ts'
import type { Page, Visit } from '../../platform/page/page.ts'
import { translator } from '../../platform/text.ts'
import { councilOrNeutral } from '../council-or-neutral.ts'
import { errorPages, type Trouble, type Unsent } from '../error-pages.ts'
import type { SiteBase } from '../site-base.ts'
import { mountBrand } from './brand.ts'
import { pages } from './pages.ts'
import { mountPlaces } from './places.ts'
import { contextFromMemory, contextOf, publicSite } from './site.ts'
import { siteTexts } from './site-texts.ts'

/** Puts the public site on the server, at the root. */
export async function mountPublicSite(app: FastifyInstance, base: SiteBase): Promise<void> {
  mountBrand(app, base)
  mountPlaces(app, base)
  mountPages(app, publicSite(base), pages)
  const { notFound, failed } = errorPages((...about) => render(base, ...about), {
    notFound: siteTexts.notFoundTitle.en,
    broken: siteTexts.brokenTitle.en,
    busy: siteTexts.busyTitle.en,
    away: siteTexts.awayTitle.en,
  })
  app.setNotFoundHandler(notFound)
  app.setErrorHandler(failed)
}

/**
 * Under these a page can be about somebody's safety. What went wrong may be just that we cannot know which service it is,
 * so the way out is on all of them.
 */
const MAY_BE_IN_DANGER = /^\/(services|ask|sent|track)\//

/** Nothing here may need the database: it may be what is away. */
async function render(
  base: SiteBase,
  request: FastifyRequest,
  reply: FastifyReply,
  what: Trouble,
  unsent: Unsent | null,
): Promise<string> {
  const ctx = await contextOf(base, request).catch(() => contextFromMemory(base, request))
  const t = translator(siteTexts, ctx.language)
  const visit = { url: request.url, query: {}, cookies: request.cookies } as unknown as Visit
  const council = await councilOrNeutral(ctx)
  const frame = council.isNeutral ? { council } : await publicSite(base).frame(ctx, visit, { texts: {} } as Page, {})
  return base.renderer.render('public/message.njk', {
    ...frame,
    ...(MAY_BE_IN_DANGER.test(request.url) && { safety: { quickExit: true, numbers: [] } }),
    t,
    lang: ctx.language,
    htmlLang: ctx.language,
    cspNonce: (reply as unknown as { cspNonce: { script: string } }).cspNonce.script,
    heading: t(`${what}Title`),
    words: t(`${what}Words`, { reference: request.id }),
    searchable: what === 'notFound',
    ...(what === 'away' && { unsent, again: request.url, phone: council.contact?.phone }),
  })
}
