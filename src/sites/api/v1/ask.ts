import { type Static, Type } from 'typebox'
import { getVersion, readCatalogue } from '../../../modules/catalogue/index.ts'
import { findBodyFor } from '../../../modules/referrals/index.ts'
import { readPromised } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Question } from '../../../platform/form/index.ts'
import { CallerError } from '../problems.ts'
import { keyOfClient, keyOfContent, keyOfHeader } from '../repeats.ts'
import { readServiceForms, type ServiceForm } from '../service-forms.ts'
import { takeRequest } from '../take-request.ts'
import { textsIn } from '../text.ts'
import { type WritingCall, writing } from './operation.ts'
import { orNull, Step, slug } from './schemas.ts'
import { noSuchService, sayPromised } from './services.ts'

const asked = Type.Object(
  {
    service: slug,
    answers: Type.Record(Type.String(), Type.Unknown(), {
      description: 'By question id, as GET /services/{slug} names them. The shapes are in docs/api.md.',
    }),
    contact: Type.Optional(
      Type.Object({
        name: Type.Optional(Type.String({ maxLength: 200 })),
        email: Type.Optional(Type.String({ maxLength: 320 })),
        phone: Type.Optional(Type.String({ maxLength: 40 })),
      }),
    ),
    externalId: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Your own id of it. The same one twice is one request.',
      }),
    ),
  },
  { title: 'NewRequest' },
)

export const ask = writing({
  path: '/requests',
  tag: 'requests',
  summary: 'Sends a request. The same Idempotency-Key, externalId or (within 24 hours) content is the same request.',
  body: asked,
  answer: Type.Object(
    {
      reference: Type.String(),
      service: Type.String(),
      body: orNull(
        Type.String({ description: 'Another body that deals with it, not the council: no date is promised' }),
      ),
      promise: Type.Array(Step),
      again: Type.Boolean(),
    },
    { title: 'ReceivedRequest' },
  ),
  async run(call) {
    const { ctx, body } = call
    const form = await formAskedFor(ctx, body.service)
    const own = Object.entries(body.answers).filter(([id]) => id.startsWith('_'))
    if (own.length > 0)
      throw new CallerError(
        400,
        own.map(([id]) => ({ field: id, description: `${id}: contact` })),
      )
    const opened = await takeRequest(ctx, {
      form,
      questions: form.questions.map(withoutFiles),
      values: body.answers,
      contact: body.contact ?? {},
      notes: [],
      ...howRecognised(call),
    })
    const { reference, again } = opened
    const { versionId, steps } = await readPromised(ctx, opened)
    const service = versionId ? await getVersion(ctx, versionId) : form.service
    const other = await findBodyFor(ctx, { id: opened.requestId, service: service.slug })
    return {
      reference,
      service: service.slug,
      body: other,
      promise: other ? [] : sayPromised(ctx, service, steps),
      again,
    }
  },
})

/** Files are not carried here: a question for them asks for nothing. */
const withoutFiles = (question: Question): Question =>
  question.type === 'photos' || question.type === 'documents' ? { ...question, required: false } : question

async function formAskedFor(ctx: Ctx, code: string): Promise<ServiceForm> {
  const { all } = await readServiceForms(ctx)
  const form = all.get(code)
  if (form) return form
  const { services } = await readCatalogue(ctx)
  if (!services.has(code)) throw noSuchService(ctx, code)
  throw new CallerError(403, [{ field: 'service', description: textsIn(ctx.language)('notByApi', { code }) }])
}

type Asked = WritingCall<ReturnType<typeof Type.Object>, ReturnType<typeof Type.Object>, typeof asked>

function howRecognised({
  ctx,
  actor,
  body,
  idempotencyKey,
}: Pick<Asked, 'ctx' | 'actor' | 'idempotencyKey'> & { body: Static<typeof asked> }) {
  const { externalId } = body
  const external = externalId ? { external: { source: `api-key:${actor.id}`, id: externalId } } : {}
  if (idempotencyKey)
    return { ...external, repeat: keyOfHeader(actor, idempotencyKey, externalId ?? JSON.stringify(body)) }
  if (externalId) return { ...external, repeat: keyOfClient(actor, 'report', externalId) }
  return { repeat: keyOfContent(actor, JSON.stringify(body), ctx.now()) }
}
