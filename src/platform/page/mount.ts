import '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { Invalid, NotFound, Refused } from '../errors.ts'
import { readSettings } from '../settings.ts'
import { storable } from '../storable.ts'
import { type Language, type StaffTexts, say, translator } from '../text.ts'
import { BROWSER_COOKIE, csrfToken, isOwnForm, newBrowserId } from './csrf.ts'
import { readFields, withLists, wordsTyped } from './fields.ts'
import { isRedirect, type Page, type Posted, Raw, Shown, type Visit } from './page.ts'
import { readPosted } from './posted.ts'
import type { Renderer } from './render.ts'

/** What a site adds to the engine: who is asking, the frame round each page, its words for refusals. */
export interface Site {
  renderer: Renderer
  origin: string
  /** The context of this HTTP request: actor, language, channel. */
  contextOf(request: FastifyRequest): Promise<Ctx>
  /** May this actor open this page? Answers a path to be sent to (sign-in), 'hide' or true. */
  admit(ctx: Ctx, page: Page, request: FastifyRequest): true | 'hide' | { redirect: string }
  /** Values every template of the site gets. */
  frame(ctx: Ctx, visit: Visit, page: Page, model: object): Promise<object>
  /** Where a session can end while somebody is typing: what she typed waits until she has signed in again. */
  unsent?: {
    /** Her form was turned away: holds what she typed. */
    keep(ctx: Ctx, visit: Visit, page: Page): Promise<void>
    /** What waits for her on this page; null where nothing does. */
    find(ctx: Ctx, visit: Visit): Promise<Posted | null>
    /** She sends a form of this page again: nothing waits any more. */
    drop(ctx: Ctx, visit: Visit): Promise<void>
  }
  /** Texts used by every page of the site (errors of common fields, refusals by code). */
  texts: StaffTexts
  /**
   * The template of what was refused and has no screen: a button of other pages, or a page that leads elsewhere by now (`leadsTo`). It
   * gives back the words that were typed (`typed`).
   */
  refused?: string
}

/** Puts pages on the server: one GET and one POST each, as their definitions say. */
export function mountPages(app: FastifyInstance, site: Site, pages: Page[]): void {
  for (const page of pages) {
    const limit = page.triesPerMinute && { rateLimit: { max: page.triesPerMinute, timeWindow: '1 minute' } }
    if (page.load) app.get(page.path, (request, reply) => show(site, page, request, reply))
    if (page.submit)
      app.post(page.path, limit ? { config: limit } : {}, (request, reply) => take(site, page, request, reply))
  }
}

async function show(site: Site, page: Page, request: FastifyRequest, reply: FastifyReply) {
  const ctx = await site.contextOf(request)
  const stopped = turnedAway(site, ctx, page, request, reply)
  if (stopped) return stopped
  const visit = visitOf(site, request, reply)
  const unsent = page.submit && (await site.unsent?.find(ctx, visit))
  if (!unsent) return answer(site, page, ctx, visit, reply, await page.load!(ctx, visit))
  const typed = { ...visit, posted: withLists(page.form, unsent) }
  return answer(site, page, ctx, typed, reply, await page.load!(ctx, typed), 200, {
    values: typed.posted,
    isUnsent: true,
  })
}

async function take(site: Site, page: Page, request: FastifyRequest, reply: FastifyReply) {
  const ctx = await site.contextOf(request)
  const admitted = site.admit(ctx, page, request)
  if (admitted === 'hide') throw new NotFound('page')
  const blank = visitOf(site, request, reply)
  // A stranger's files are not worth our memory; what she typed may be a colleague's whose session has ended.
  const limits = admitted === true ? page.uploads : { maxBytes: 1, maxFiles: 0, unread: true }
  const { posted, files, refusal } = await readPosted(request, limits)
  const { secret } = await readSettings(ctx)
  const visit = { ...blank, posted: withLists(page.form, posted), files }
  if (admitted !== true) {
    if (isOwnForm(secret, visit.cookies[BROWSER_COOKIE], posted._csrf)) await site.unsent?.keep(ctx, visit, page)
    return reply.redirect(admitted.redirect, 303)
  }
  if (refusal) return refuse(site, page, ctx, visit, reply, refusal.code, refusal.params)
  if (!page.byAddress && !isOwnForm(secret, visit.cookies[BROWSER_COOKIE], posted._csrf))
    return refuse(site, page, ctx, visit, reply, 'form-expired')
  await site.unsent?.drop(ctx, visit)
  try {
    const values = page.form
      ? readFields(page.form, posted, translator({ ...site.texts, ...page.texts }, ctx.language))
      : {}
    const outcome = await onceMore(() => page.submit!(ctx, visit, values))
    if (!(outcome instanceof Shown)) return await answer(site, page, ctx, visit, reply, outcome)
    const loaded = page.load ? await page.load(ctx, visit) : {}
    return await answer(site, page, ctx, visit, reply, loaded, 200, { values: visit.posted, ...outcome.model })
  } catch (error) {
    if (error instanceof Invalid) return again(site, page, ctx, visit, reply, error.errors)
    if (error instanceof Refused) return refuse(site, page, ctx, visit, reply, error.code, error.params)
    throw error
  }
}

/**
 * Of two who wait for each other the database ends one, and undoes what it did: done again it finds what the other did. Sending twice
 * is as once on every page.
 */
const onceMore = <T>(act: () => Promise<T>): Promise<T> =>
  act().catch(error => {
    if ((error as { code?: string }).code !== DEADLOCK) throw error
    return act()
  })

/** PostgreSQL's `deadlock_detected`. */
const DEADLOCK = '40P01'

function turnedAway(site: Site, ctx: Ctx, page: Page, request: FastifyRequest, reply: FastifyReply) {
  const admitted = site.admit(ctx, page, request)
  if (admitted === true) return undefined
  if (admitted === 'hide') throw new NotFound('page')
  return reply.redirect(admitted.redirect, 303)
}

async function answer(
  site: Site,
  page: Page,
  ctx: Ctx,
  visit: Visit,
  reply: FastifyReply,
  outcome: object,
  status = 200,
  extra: object = {},
) {
  if (isRedirect(outcome)) return reply.redirect(outcome.redirect, 303)
  if (outcome instanceof Raw) return reply.code(outcome.status).headers(outcome.headers).send(outcome.body)
  const isElsewhere = 'leadsTo' in extra && !!site.refused
  const html = site.renderer.render(isElsewhere ? site.refused! : templateOf(site, page), {
    ...(await site.frame(ctx, visit, page, outcome)),
    ...outcome,
    ...(await pageContext(site, page, ctx, visit, reply)),
    ...extra,
  })
  return reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)
}

const templateOf = (site: Site, page: Page): string =>
  page.template ?? ((!page.load && site.refused) || `${page.at.dirname}/page.njk`)

/** Names every template can count on. */
async function pageContext(site: Site, page: Page, ctx: Ctx, visit: Visit, reply: FastifyReply) {
  const { secret } = await readSettings(ctx)
  return {
    t: translator({ ...site.texts, ...page.texts }, ctx.language),
    lang: ctx.language,
    htmlLang: ctx.language,
    actor: ctx.actor,
    now: ctx.now(),
    url: visit.url,
    query: visit.query,
    cspNonce: (reply as FastifyReply & { cspNonce?: { script: string } }).cspNonce?.script,
    csrf: csrfToken(secret, browserOf(visit)),
    values: {} as Posted,
    isUnsent: false,
    errors: {} as Record<string, string>,
    boxErrors: {},
    errorList: [] as { text: string; href: string }[],
  }
}

/** Only what is never kept marks the browser: a picture that caches keep for everybody must carry no cookie. */
export function browserOf(visit: Visit): string {
  const known = visit.cookies[BROWSER_COOKIE]
  if (known) return known
  const browser = newBrowserId()
  visit.setCookie(BROWSER_COOKIE, browser)
  visit.cookies[BROWSER_COOKIE] = browser
  return browser
}

/** The same page with what was typed still in it, and what to mend at the top. */
async function again(
  site: Site,
  page: Page,
  ctx: Ctx,
  visit: Visit,
  reply: FastifyReply,
  errors: Record<string, string>,
) {
  const outcome = page.load ? await page.load(ctx, visit) : {}
  const errorList = Object.entries(errors).map(([name, text]) => ({
    text,
    ...(name === '_' ? {} : { href: `#${name}` }),
  }))
  return answer(site, page, ctx, visit, reply, isRedirect(outcome) ? {} : outcome, 422, {
    values: visit.posted,
    ...(isRedirect(outcome) && { leadsTo: outcome.redirect }),
    ...((isRedirect(outcome) || !page.load) && { typed: wordsTyped(page.form, visit.posted) }),
    errors,
    boxErrors: boxErrors(errors, say(site.texts.errorPrefix, ctx.language)),
    errorList,
  })
}

/** Errors as the GOV.UK macros take them: what says 'Error:' to those who hear the page is in the page's language too. */
function boxErrors(errors: Record<string, string>, prefix: string): object {
  const visuallyHiddenText = prefix.replace(/:\s*$/, '')
  return Object.fromEntries(Object.entries(errors).map(([name, text]) => [name, { text, visuallyHiddenText }]))
}

function refuse(site: Site, page: Page, ctx: Ctx, visit: Visit, reply: FastifyReply, code: string, params = {}) {
  const t = translator({ ...site.texts, ...page.texts }, ctx.language)
  const known = site.texts[`refused.${code}`] ?? page.texts[`refused.${code}`]
  if (!known) ctx.log.warn({ code }, 'a refusal without words')
  return again(site, page, ctx, visit, reply, { _: known ? t(`refused.${code}`, params) : t('refused') })
}

function visitOf(site: Site, request: FastifyRequest, reply: FastifyReply): Visit {
  const cookies = { ...request.cookies }
  const setCookie = (name: string, value: string, days?: number, path = '/') => {
    const options = { path, httpOnly: true, sameSite: 'lax' as const, secure: site.origin.startsWith('https:') }
    reply.setCookie(name, value, days === undefined ? options : { ...options, maxAge: Math.round(days * 86_400) })
  }
  return {
    params: firstValues(request.params as Record<string, unknown>),
    query: firstValues(request.query as Record<string, unknown>),
    url: request.url,
    cookies,
    setCookie,
    origin: site.origin,
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    files: [],
    posted: {},
  }
}

function firstValues(query: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, storable(String(Array.isArray(value) ? value[0] : value))]),
  )
}

/** The visitor's language among those the council offers. */
export type LanguageOf = (request: FastifyRequest) => Language
