import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NotFound } from '../../platform/errors.ts'
import { BROWSER_COOKIE, csrfToken } from '../../platform/page/csrf.ts'
import { mountPages } from '../../platform/page/mount.ts'
import type { Page, Visit } from '../../platform/page/page.ts'
import { readSettings } from '../../platform/settings.ts'
import { translator } from '../../platform/text.ts'
import type { SiteBase } from '../site-base.ts'
import { pages } from './pages.ts'
import { contextOf, staffSite } from './site.ts'
import { siteTexts } from './site-texts.ts'

/** Puts the staff site on the server, under /staff, with error pages of its own. */
export async function mountStaffSite(app: FastifyInstance, base: SiteBase): Promise<void> {
  await app.register(async staff => {
    staff.setErrorHandler((error, request, reply) => sayError(base, error, request, reply))
    mountPages(staff, staffSite(base), pages)
  })
  await app.register(
    async staff => {
      staff.setErrorHandler((error, request, reply) => sayError(base, error, request, reply))
      staff.setNotFoundHandler((request, reply) => say(base, request, reply, 404, 'notFound'))
    },
    { prefix: '/staff' },
  )
}

function sayError(base: SiteBase, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const status = (error as { statusCode?: number }).statusCode ?? 500
  if (error instanceof NotFound) return say(base, request, reply, 404, 'notFound')
  if (status === 429) return say(base, request, reply, 429, 'busy')
  if (status < 500) return say(base, request, reply, status, 'notFound')
  request.log.error({ err: error, reference: request.id }, 'a staff page failed')
  return say(base, request, reply, status, 'broken')
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
    const html = base.renderer.render('staff/message.njk', await messageContext(base, request, reply, what))
    return reply.type('text/html; charset=utf-8').send(html)
  } catch {
    return reply.type('text/plain; charset=utf-8').send(`${siteTexts[`${what}Title`].en} (${request.id})`)
  }
}

async function messageContext(base: SiteBase, request: FastifyRequest, reply: FastifyReply, what: string) {
  const ctx = await contextOf(base, request)
  const t = translator(siteTexts, ctx.language)
  const { secret } = await readSettings(ctx)
  const visit = { url: request.url, cookies: request.cookies, query: {} } as unknown as Visit
  return {
    ...(await staffSite(base).frame(ctx, visit, { texts: {} } as Page)),
    t,
    lang: ctx.language,
    htmlLang: ctx.language,
    csrf: csrfToken(secret, request.cookies[BROWSER_COOKIE] ?? ''),
    cspNonce: (reply as unknown as { cspNonce: { script: string } }).cspNonce.script,
    heading: t(`${what}Title`),
    words: t(`${what}Words`, { reference: request.id }),
  }
}
