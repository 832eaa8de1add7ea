import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { anybody } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { BROWSER_COOKIE, csrfToken } from '../../platform/page/csrf.ts'
import { mountPages } from '../../platform/page/mount.ts'
import type { Page, Visit } from '../../platform/page/page.ts'
import { readSettings } from '../../platform/settings.ts'
import { translator } from '../../platform/text.ts'
import { councilOrNeutral } from '../council-or-neutral.ts'
import { errorPages, type Trouble, type Unsent } from '../error-pages.ts'
import type { SiteBase } from '../site-base.ts'
import { streamsOf } from './desk/live/streams.ts'
import { pages } from './pages.ts'
import { contextOf, staffSite } from './site.ts'
import { siteTexts } from './site-texts.ts'

/** Puts the staff site on the server, under /staff, with error pages of its own. */
export async function mountStaffSite(app: FastifyInstance, base: SiteBase): Promise<void> {
  const { notFound, failed } = errorPages((...about) => render(base, ...about), {
    notFound: siteTexts.notFoundTitle.en,
    broken: siteTexts.brokenTitle.en,
    busy: siteTexts.busyTitle.en,
    away: siteTexts.awayTitle.en,
  })
  await app.register(async staff => {
    staff.setErrorHandler(failed)
    mountPages(staff, staffSite(base), pages)
    // Screens that listen would keep the server from closing.
    staff.addHook('preClose', async () => streamsOf(base.context({}).memory).end())
  })
  await app.register(
    async staff => {
      staff.setErrorHandler(failed)
      staff.setNotFoundHandler(notFound)
    },
    { prefix: '/staff' },
  )
}

/** Nothing here may need the database: it may be what is away, and then nobody knows who is signed in. */
async function render(
  base: SiteBase,
  request: FastifyRequest,
  reply: FastifyReply,
  what: Trouble,
  unsent: Unsent | null,
): Promise<string> {
  const ctx = await contextOf(base, request).catch(() => base.context({ actor: anybody }))
  const t = translator(siteTexts, ctx.language)
  const visit = { url: request.url, cookies: request.cookies, query: {} } as unknown as Visit
  const council = await councilOrNeutral(ctx)
  return base.renderer.render('staff/message.njk', {
    ...(council.isNeutral ? { council } : await frameWithToken(base, ctx, visit)),
    t,
    lang: ctx.language,
    htmlLang: ctx.language,
    cspNonce: (reply as unknown as { cspNonce: { script: string } }).cspNonce.script,
    heading: t(`${what}Title`),
    words: t(`${what}Words`, { reference: request.id }),
    ...(what === 'away' && { unsent, again: request.url }),
  })
}

async function frameWithToken(base: SiteBase, ctx: Ctx, visit: Visit): Promise<object> {
  const { secret } = await readSettings(ctx)
  const csrf = csrfToken(secret, visit.cookies[BROWSER_COOKIE] ?? '')
  return { ...(await staffSite(base).frame(ctx, visit, { texts: {} } as Page, {})), csrf }
}
