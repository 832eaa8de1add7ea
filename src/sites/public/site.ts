import type { FastifyRequest } from 'fastify'
import { languageOfBooking } from '../../modules/bookings/index.ts'
import type { Service } from '../../modules/catalogue/index.ts'
import { languageOfReader } from '../../modules/notices/index.ts'
import { readOrganisation } from '../../modules/organisation/index.ts'
import { languageOfLink } from '../../modules/requests/index.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Site } from '../../platform/page/mount.ts'
import type { Visit } from '../../platform/page/page.ts'
import { chooseLanguage, type Language } from '../../platform/text.ts'
import { councilOrNeutral } from '../council-or-neutral.ts'
import type { SiteBase } from '../site-base.ts'
import { safetyOf } from './safety.ts'
import { siteTexts } from './site-texts.ts'

export const LANGUAGE_COOKIE = 'fp_language'
export const POSTCODE_COOKIE = 'fp_postcode'

/** The public site: anybody may look, in a language the council has in full. */
export function publicSite(base: SiteBase): Site {
  return {
    renderer: base.renderer,
    origin: base.origin,
    texts: siteTexts,
    refused: 'public/parts/refused.njk',
    admit: () => true,
    contextOf: request => contextOf(base, request),
    frame: (ctx, visit, _page, model) => frame(base, ctx, visit, model),
  }
}

export async function contextOf(base: SiteBase, request: FastifyRequest): Promise<Ctx> {
  const ctx = base.context({ channel: 'web', log: request.log as unknown as Ctx['log'] })
  const { council } = await readOrganisation(ctx)
  const chosen = request.cookies[LANGUAGE_COOKIE] ?? (await languageAskedIn(ctx, request, council.languages))
  const language = chooseLanguage(chosen, council.languages)
  return language === ctx.language ? ctx : base.context({ ...ctx, language })
}

/** The same while the database is away: what is held in memory says which languages there are. */
export async function contextFromMemory(base: SiteBase, request: FastifyRequest): Promise<Ctx> {
  const ctx = base.context({ channel: 'web', log: request.log as unknown as Ctx['log'] })
  const { languages } = await councilOrNeutral(ctx)
  return base.context({ ...ctx, language: chooseLanguage(request.cookies[LANGUAGE_COOKIE], languages) })
}

/** Whoever comes by a link of ours, in a browser that chose no language, reads in the one she asked or was written to in. */
async function languageAskedIn(ctx: Ctx, request: FastifyRequest, offered: Language[]): Promise<string | undefined> {
  if (offered.length < 2) return undefined
  const { token } = (request.params ?? {}) as { token?: string }
  if (!token) return (request.query as { in?: string }).in
  const languages = [languageOfLink, languageOfReader, languageOfBooking]
  for (const languageOf of languages) {
    const language = await languageOf(ctx, token)
    if (language) return language
  }
  return undefined
}

/** The pages after it are in that language too. */
function keepAskedIn(visit: Visit, offered: Language[]): void {
  const asked = offered.find(language => language === visit.query.in)
  if (asked && !visit.cookies[LANGUAGE_COOKIE]) visit.setCookie(LANGUAGE_COOKIE, asked, 365)
}

const NAMES: Record<Language, string> = { en: 'English', cy: 'Cymraeg' }

/** What the layout needs: the council, the languages it has in full, where the visitor lives, what keeps her safe. */
async function frame(base: SiteBase, ctx: Ctx, visit: Visit, model: { service?: Service }): Promise<object> {
  const { council } = await readOrganisation(ctx)
  keepAskedIn(visit, council.languages)
  return {
    council,
    postcode: visit.cookies[POSTCODE_COOKIE] ?? null,
    mapTiles: base.mapTiles,
    safety: await safetyOf(ctx, model.service),
    languages: council.languages.map(code => ({
      text: NAMES[code],
      lang: code,
      current: code === ctx.language,
      href: `/language?to=${code}&back=${encodeURIComponent(visit.url)}`,
    })),
  }
}
