import type { FastifyRequest } from 'fastify'
import { type Browser, findSignedInStaff } from '../../modules/identity/index.ts'
import { can, type Permission, readOrganisation } from '../../modules/organisation/index.ts'
import { anybody, type StaffActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { exactNames } from '../../platform/page/fields.ts'
import type { Site } from '../../platform/page/mount.ts'
import type { Page, Visit } from '../../platform/page/page.ts'
import { readSettings } from '../../platform/settings.ts'
import { translator } from '../../platform/text.ts'
import type { SiteBase } from '../site-base.ts'
import { pathToConversation } from './desk/in-hand.ts'
import { dutyStrip } from './duty/duty-strip.ts'
import { manageItems, primaryItems } from './navigation.ts'
import { siteTexts } from './site-texts.ts'
import { notePerson, unsent } from './unsent.ts'

/** The `permission` of pages that everybody on the staff may open: their own account, the front page. */
export const SIGNED_IN = 'signed-in'

/** Who is signed in, on a page that only they can open. */
export function staffOf(ctx: Ctx): StaffActor {
  if (ctx.actor.kind !== 'staff') throw new NotFound('staff member')
  return ctx.actor
}

/** The staff site: who is not signed in is sent to sign in; who may not see a page does not learn that there is one. */
export function staffSite(base: SiteBase): Site {
  return {
    renderer: base.renderer,
    origin: base.origin,
    texts: siteTexts,
    refused: 'staff/parts/refused.njk',
    admit: (ctx, page, request) => admit(base, ctx, page, request),
    contextOf: request => contextOf(base, request),
    frame: (ctx, visit, page) => frame(base, ctx, visit, page),
    unsent,
  }
}

/** Staff write in the staff site's own channel; a page that takes a call says `withContext(ctx, { channel: 'phone' })`. */
export async function contextOf(base: SiteBase, request: FastifyRequest): Promise<Ctx> {
  const parts = { channel: 'web' as const, log: request.log as unknown as Ctx['log'] }
  const ctx = base.context({ ...parts, actor: anybody })
  const actor = await findSignedInStaff(ctx, browserOf(request), { twoStepWanted: base.staffTwoStep })
  return actor ? base.context({ ...parts, actor }) : ctx
}

function browserOf(request: FastifyRequest): Browser {
  return { cookies: request.cookies, ip: request.ip, userAgent: request.headers['user-agent'] ?? '' }
}

function admit(base: SiteBase, ctx: Ctx, page: Page, request: FastifyRequest): true | 'hide' | { redirect: string } {
  if (page.public) return true
  if (ctx.actor.kind !== 'staff') return { redirect: signInPath(page, request) }
  if (base.staffTwoStep && ctx.actor.permissions.size === 0 && !SETS_UP_TWO_STEP.test(page.path))
    return { redirect: '/staff/account/two-step?done=two-step-wanted' }
  return [page.permission ?? []].flat().some(name => isPermitted(ctx, name)) ? true : 'hide'
}

/** All that is open to somebody who still has to set up her second step. */
const SETS_UP_TWO_STEP = /^\/staff\/(account\/(two-step|recovery-codes)|sign-out)/

const isPermitted = (ctx: Ctx, name: string): boolean => name === SIGNED_IN || can(ctx.actor, name as Permission)

/** After signing in one is back where one wanted to be. A form that was sent is not sent again. */
function signInPath(page: Page, request: FastifyRequest): string {
  const back = page.load && request.url.startsWith('/staff/') ? `?back=${encodeURIComponent(request.url)}` : ''
  return `/staff/sign-in${back}`
}

async function frame(base: SiteBase, ctx: Ctx, visit: Visit, page: Page): Promise<object> {
  const { council } = await readOrganisation(ctx)
  const { demo } = await readSettings(ctx)
  const t = translator({ ...siteTexts, ...page.texts }, ctx.language)
  const place = visit.url.split('?')[0]!
  const person = ctx.actor.kind === 'staff' ? ctx.actor : null
  if (person) await notePerson(ctx, visit, person.id)
  return {
    council,
    demo,
    person,
    mapTiles: base.mapTiles,
    mailReplyTo: base.mailReplyTo,
    // Under a name of its own, so that no value of a page takes the place of what stands round each.
    frame: {
      exact: exactNames(page.form).join(' '),
      done: doneText(visit, page, t),
      conversation: pathToConversation(visit),
      primary: person ? primaryItems(person, place, t) : [],
      duty: person ? await dutyStrip(ctx, person) : null,
      hearsCalls: !!person && can(person, 'interactions.receive'),
      manage: person ? manageItems(person, place, t) : [],
    },
  }
}

/** What was just done, where the address says so by a key that this page or the site has words for. */
function doneText(visit: Visit, page: Page, t: (key: string) => string): string | null {
  const key = `done.${visit.query?.done ?? ''}`
  return key in siteTexts || key in (page.texts ?? {}) ? t(key) : null
}
