import type { FastifyRequest } from 'fastify'
import { getVersion } from '../../../modules/catalogue/index.ts'
import { findBodyFor } from '../../../modules/referrals/index.ts'
import { type OpenedRequest, readPromised } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { fromAttributes } from '../../../platform/form/index.ts'
import type { Translator } from '../../../platform/text.ts'
import type { SiteBase } from '../../site-base.ts'
import { type KeyActor, writerContext } from '../caller.ts'
import { CallerError } from '../problems.ts'
import { sayPromise } from '../said-request.ts'
import type { ServiceForm } from '../service-forms.ts'
import { type Sent, takeRequest } from '../take-request.ts'
import { textsIn } from '../text.ts'
import { Listed, type Sayable } from '../xml.ts'
import { type Fields, readFields } from './fields.ts'
import { readPlace } from './place.ts'
import { KNOWN_CODES, repeatKeyOf, reportIdOf } from './report-id.ts'
import { getReportForm } from './services.ts'

/** GeoReport says 4,000; what residents wrote is not lost for being longer. */
const DESCRIPTION_MOST = 10_000

/** POST requests: takes a report in, once, and answers its id at once. */
export async function postRequest(base: SiteBase, request: FastifyRequest): Promise<[string, Sayable]> {
  const fields = readFields(request.query, request.body)
  const { ctx, actor } = await writerContext(base, request, fields.one('api_key'))
  const form = await formAskedFor(ctx, fields)
  const idempotencyKey = String(request.headers['idempotency-key'] ?? '').slice(0, 500)
  const opened = await takeRequest(ctx, await readSent(ctx, actor, fields, form, idempotencyKey))
  const answer = {
    service_request_id: opened.reference,
    service_notice: await notice(ctx, form, opened),
    account_id: null,
  }
  return ['service_requests', new Listed('request', [answer])]
}

async function formAskedFor(ctx: Ctx, fields: Fields): Promise<ServiceForm> {
  const code = fields.one('service_code')
  if (code) return getReportForm(ctx, code)
  const description = textsIn(ctx.language)('missing', { name: 'service_code' })
  throw new CallerError(400, [{ field: 'service_code', description }])
}

/** Reads what was sent as answers to the form. What fits nowhere is told to staff. */
async function readSent(
  ctx: Ctx,
  actor: KeyActor,
  fields: Fields,
  form: ServiceForm,
  idempotencyKey: string,
): Promise<Sent> {
  const t = textsIn(ctx.language)
  const { values, unknown } = fromAttributes(form.service.form ?? [], fields.attributes)
  const saysNothingOfOurs = Object.keys(values).length === 0
  const description = descriptionOf(fields, t)
  const place = await readPlace(ctx, fields, form)
  const reportId = reportIdOf(fields)
  return {
    form,
    ...answersWith(form, description, values, place),
    questions: withLongText(saysNothingOfOurs && description ? form.optional : form.asAttributes, form),
    contact: contactOf(fields),
    notes: notesOf(fields, unknown, t),
    repeat: repeatKeyOf(actor, fields, { idempotencyKey, reportId, now: ctx.now() }),
    ...(reportId && { external: { source: `api-key:${actor.id}`, id: reportId } }),
  }
}

/** The description is the answer to the form's own question for free words, the place to that for the place. */
function answersWith(
  { text, place: question }: ServiceForm,
  description: string,
  values: Record<string, unknown>,
  place: Sent['place'],
): Pick<Sent, 'values' | 'place' | 'description'> {
  const words = text ? [description, values[text.id]].filter(Boolean).join('\n\n') : ''
  return {
    values: {
      ...values,
      ...(text && words && { [text.id]: words }),
      ...(question && place && { [question.id]: place }),
    },
    ...(place && { place }),
    ...(!text && description && { description }),
  }
}

/** What another system took from a resident may be longer than we would have let her write. */
const withLongText = (questions: Sent['questions'], { text }: ServiceForm): Sent['questions'] =>
  questions.map(question => (question.id === text?.id ? { ...question, max: 2 * DESCRIPTION_MOST } : question))

function descriptionOf(fields: Fields, t: Translator): string {
  const description = fields.one('description')
  if (description.length <= DESCRIPTION_MOST) return description
  const problem = t('tooLong', { name: 'description', max: DESCRIPTION_MOST })
  throw new CallerError(400, [{ field: 'description', description: problem }])
}

function contactOf(fields: Fields): Sent['contact'] {
  // FixMyStreet writes '-' where somebody gave one name only.
  const name = [fields.one('first_name'), fields.one('last_name')].filter(part => part && part !== '-').join(' ')
  const [email, phone] = [fields.one('email'), fields.one('phone')]
  return { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) }
}

const NOTE_MOST = 5000
/** Under these FixMyStreet may send once more what its description holds. */
const WORDS_AGAIN = new Set(['title', 'description', 'detail'])

function notesOf(fields: Fields, unknown: string[], t: Translator): string[] {
  const media = fields.all('media_url').map(url => t('noteMedia', { url }))
  const description = fields.one('description')
  const isSaid = (code: string) =>
    WORDS_AGAIN.has(code) && fields.attributes[code]!.every(value => description.includes(value))
  const others = unknown.filter(code => !KNOWN_CODES.has(code) && !isSaid(code))
  const also = others.map(code => t('noteAlso', { name: code, value: fields.attributes[code]!.join(', ') }))
  return [...media, ...also].map(note => note.slice(0, NOTE_MOST).toWellFormed()).slice(0, 50)
}

/** What happens next and by when, as it was promised, or whose it is where another body deals with it: of what is sent again, as it was the first time. */
async function notice(ctx: Ctx, form: ServiceForm, opened: OpenedRequest): Promise<string> {
  const { versionId, steps } = await readPromised(ctx, opened)
  const service = versionId ? await getVersion(ctx, versionId) : form.service
  const said = steps.map(({ step, due }) => ({ id: step, due }))
  const body = await findBodyFor(ctx, { id: opened.requestId, service: form.service.slug })
  const t = textsIn(ctx.language)
  const next = body ? t('ofBody', { body }) : sayPromise(ctx, service, said)
  return [t('received'), next].filter(Boolean).join(' ')
}
