import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NotFound } from '../../platform/errors.ts'
import { mountPages } from '../../platform/page/mount.ts'
import { translator } from '../../platform/text.ts'
import type { SiteBase } from '../site-base.ts'
import { mountBrand } from './brand.ts'
import { pages } from './pages.ts'
import { mountPlaces } from './places.ts'
import { contextOf, publicSite } from './site.ts'
import { siteTexts } from './site-texts.ts'

/** Puts the public site on the server, at the root. */
export async function mountPublicSite(app: FastifyInstance, base: SiteBase): Promise<void> {
  const site = publicSite(base)
  mountBrand(app, base)
  mountPlaces(app, base)
  mountPages(app, site, pages)
  app.setNotFoundHandler((request, reply) => say(base, request, reply, 404, 'notFound'))
  app.setErrorHandler((error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500
    if (error instanceof NotFound) return say(base, request, reply, 404, 'notFound')
    if (status === 429) return say(base, request, reply, 429, 'busy')
    if (status < 500) return say(base, request, reply, status, 'notFound')
    request.log.error({ err: error, reference: request.id }, 'a page failed')
    return say(base, request, reply, status, 'broken')
  })
}

/** A page that only says something. It must work even when little else does. */
async function say(
  base: SiteBase,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  what: 'notFound' | 'broken' | 'busy',
) {
  reply.code(status).header('cache-control', 'no-store')
  if (!request.headers.accept?.includes('html')) return reply.send({ error: what, reference: request.id })
  try {
    const ctx = await contextOf(base, request)
    const t = translator(siteTexts, ctx.language)
    const html = base.renderer.render('public/message.njk', {
      ...(await publicSite(base).frame(ctx, { url: request.url, cookies: request.cookies } as never, {} as never)),
      t,
      lang: ctx.language,
      htmlLang: ctx.language,
      cspNonce: (reply as unknown as { cspNonce: { script: string } }).cspNonce.script,
      heading: t(`${what}Title`),
      words: t(`${what}Words`, { reference: request.id }),
    })
    return reply.type('text/html; charset=utf-8').send(html)
  } catch {
    return reply.type('text/plain; charset=utf-8').send(`${siteTexts[`${what}Title`].en} (${request.id})`)
  }
}
