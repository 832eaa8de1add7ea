import type { FastifyRequest } from 'fastify'
import { findApiKey } from '../../modules/identity/index.ts'
import { readOrganisation } from '../../modules/organisation/index.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { chooseLanguage, type Language } from '../../platform/text.ts'
import type { SiteBase } from '../site-base.ts'
import { CallerError } from './problems.ts'
import { textsIn } from './text.ts'

export type KeyActor = Extract<Actor, { kind: 'api-key' }>

/** A context for anybody who reads: in the language asked for (`language=cy`), else the council's first. */
export async function readerContext(base: SiteBase, request: FastifyRequest): Promise<Ctx> {
  const ctx = base.context({ channel: 'api', log: request.log as unknown as Ctx['log'] })
  const language = await languageOf(ctx, request)
  return language === ctx.language ? ctx : base.context({ ...ctx, language })
}

async function languageOf(ctx: Ctx, request: FastifyRequest): Promise<Language> {
  const { council } = await readOrganisation(ctx)
  const { language } = request.query as { language?: unknown }
  return chooseLanguage(typeof language === 'string' ? language : undefined, council.languages)
}

/**
 * A context for the system whose key this is; `sent` is a key among the fields, else it is read from the headers
 * `Authorization: Bearer …` or `X-Api-Key`. Throws CallerError 403 without a key or with one that does not hold.
 */
export async function writerContext(base: SiteBase, request: FastifyRequest, sent?: string) {
  const ctx = await readerContext(base, request)
  const t = textsIn(ctx.language)
  const key = sent || keyInHeaders(request)
  if (!key) throw new CallerError(403, [{ field: 'api_key', description: t('keyMissing') }])
  const actor = await findApiKey(ctx, key)
  if (!actor) throw new CallerError(403, [{ field: 'api_key', description: t('keyWrong') }])
  return { ctx: base.context({ ...ctx, actor }), actor }
}

function keyInHeaders({ headers }: FastifyRequest): string | undefined {
  const own = headers['x-api-key']
  if (typeof own === 'string') return own
  return /^bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1]
}
