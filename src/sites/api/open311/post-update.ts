import type { FastifyRequest } from 'fastify'
import { takeWordOfBody } from '../../../modules/referrals/index.ts'
import { takeUpdate } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { idOfName } from '../../../platform/id.ts'
import { parseReference } from '../../../platform/spoken-code/index.ts'
import type { Translator } from '../../../platform/text.ts'
import type { SiteBase } from '../../site-base.ts'
import { writerContext } from '../caller.ts'
import { CallerError } from '../problems.ts'
import { digest } from '../repeats.ts'
import { textsIn } from '../text.ts'
import { Listed, type Sayable } from '../xml.ts'
import { type Fields, readFields } from './fields.ts'

const WORDS_MOST = 10_000

/**
 * POST servicerequestupdates: what another system's people add to a request. Staff read it, and its status changes nothing; from a
 * body that deals with the request it is told as its own.
 */
export async function postUpdate(base: SiteBase, request: FastifyRequest): Promise<[string, Sayable]> {
  const fields = readFields(request.query, request.body)
  const { ctx, actor } = await writerContext(base, request, fields.one('api_key'))
  const t = textsIn(ctx.language)
  const sent = numberIn(fields, t)
  const parsed = parseReference(sent)
  const number = parsed.ok ? parsed.code : sent
  const words = wordsOf(fields, t)
  const ownId = ownIdOf(fields, number, ctx)
  const said = { status: fields.one('status'), words: fields.one('description'), key: ownId }
  if (await takeWordOfBody(ctx, { keyId: actor.id, number: sent, ...said }))
    return answer(idOfName('said-by-body', ownId))
  if (!parsed.ok) throw noRequest(t)
  const { updateId } = await takeUpdate(ctx, {
    reference: number,
    words,
    email: fields.one('email'),
    external: { source: `api-key:${actor.id}`, id: ownId },
  }).catch(notFoundHere(t))
  return answer(updateId)
}

function answer(updateId: string): [string, Sayable] {
  return ['service_request_updates', new Listed('request_update', [{ update_id: updateId, account_id: null }])]
}

/** Our reference; of a body it may be its own id of what we sent there, whatever that looks like. */
function numberIn(fields: Fields, t: Translator): string {
  const sent = fields.one('service_request_id')
  if (sent) return sent
  throw new CallerError(400, [
    { field: 'service_request_id', description: t('missing', { name: 'service_request_id' }) },
  ])
}

/** Its words, then who says them, its pictures and the status it has there. */
function wordsOf(fields: Fields, t: Translator): string {
  const words = fields.one('description')
  const media = fields.all('media_url')
  const status = fields.one('status')
  const over = words.length > WORDS_MOST
  if (over || (!words && media.length === 0 && !status)) {
    const description = t(over ? 'tooLong' : 'missing', { name: 'description', max: WORDS_MOST })
    throw new CallerError(400, [{ field: 'description', description }])
  }
  const who = ['title', 'first_name', 'last_name', 'email', 'phone']
    .map(name => fields.one(name))
    .filter(part => part && part !== '-')
  const lines = [
    words,
    ...media.map(url => t('noteMedia', { url })),
    ...(status ? [t('noteStatus', { status })] : []),
    ...(who.length > 0 ? [t('noteFrom', { who: who.join(' ') })] : []),
  ]
  return lines
    .filter(Boolean)
    .join('\n')
    .slice(0, 2 * WORDS_MOST)
    .toWellFormed()
}

/** The sender's own id of the update; without one, all that it says: sent again it says the same. */
function ownIdOf(fields: Fields, number: string, ctx: Ctx): string {
  const own = fields.one('update_id') || fields.one('update_id_ext')
  if (own) return `${number}:${own}`.slice(0, 200)
  const day = fields.one('updated_datetime') ? '' : ctx.now().toISOString().slice(0, 10)
  return `said:${digest(number, day, fields.content())}`
}

const noRequest = (t: Translator) =>
  new CallerError(404, [{ field: 'service_request_id', description: t('noRequest') }])

const notFoundHere = (t: Translator) => (error: unknown) => {
  throw (error as { what?: string }).what === 'request' ? noRequest(t) : error
}
