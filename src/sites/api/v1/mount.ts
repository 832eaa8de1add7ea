import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { say } from '../../../platform/text.ts'
import type { SiteBase } from '../../site-base.ts'
import { readerContext, writerContext } from '../caller.ts'
import { limitWriting } from '../limits.ts'
import { forPrograms, prepareScope } from '../scope.ts'
import { describeApi } from './openapi.ts'
import { type Operation, SELDOM } from './operation.ts'
import { operations } from './operations.ts'

/** Our own JSON API below `/api`, version 1. */
export async function mountV1(scope: FastifyInstance, base: SiteBase): Promise<void> {
  prepareScope(scope, base, (_request, reply, problems) => reply.type(JSON_TYPE).send(problems))
  await scope.register(async v1 => mountOperations(v1, base), { prefix: '/v1' })
}

const JSON_TYPE = 'application/json; charset=utf-8'

function mountOperations(v1: FastifyInstance, base: SiteBase): void {
  for (const operation of operations) mount(v1, base, operation)
  v1.get('/openapi.json', forPrograms, async (request, reply) => {
    const ctx = await readerContext(base, request)
    const { council } = await readOrganisation(ctx)
    return reply.header('cache-control', SELDOM).send(describeApi(base.origin, say(council.name, ctx.language)))
  })
}

function mount(v1: FastifyInstance, base: SiteBase, operation: Operation): void {
  const { params, query, answer } = operation
  const schema = { params, querystring: query }
  if (operation.method === 'get') {
    const options = { ...forPrograms, schema: { ...schema, response: { 200: answer } } }
    v1.get(operation.path, options, async (request, reply) => {
      const ctx = await readerContext(base, request)
      const said = await operation.run({ base, ctx, params: request.params, query: request.query, body: undefined })
      return reply
        .header('cache-control', operation.cache)
        .type(operation.media ?? JSON_TYPE)
        .send(said)
    })
    return
  }
  const options = {
    ...limitWriting,
    schema: { ...schema, body: operation.body, response: { '2xx': answer } },
    // Who has no key is told so first: what else is wrong is not for everybody.
    preValidation: async (request: FastifyRequest) => {
      await writerOf(base, request)
    },
  }
  v1.post(operation.path, options, (request, reply) => write(base, operation, request, reply))
}

type WritingOperation = Extract<Operation, { method: 'post' }>

const writers = new WeakMap<FastifyRequest, ReturnType<typeof writerContext>>()

/** Who writes: looked up once for each request. */
function writerOf(base: SiteBase, request: FastifyRequest): ReturnType<typeof writerContext> {
  const { api_key } = request.query as { api_key?: string }
  const writer = writers.get(request) ?? writerContext(base, request, api_key)
  writers.set(request, writer)
  return writer
}

async function write(base: SiteBase, operation: WritingOperation, request: FastifyRequest, reply: FastifyReply) {
  const { ctx, actor } = await writerOf(base, request)
  const said = await operation.run({
    base,
    ctx,
    actor,
    params: request.params,
    query: request.query,
    body: request.body,
    idempotencyKey: String(request.headers['idempotency-key'] ?? '').slice(0, 500),
  })
  return reply
    .code(said.again ? 200 : 201)
    .header('cache-control', 'no-store')
    .send(said)
}
