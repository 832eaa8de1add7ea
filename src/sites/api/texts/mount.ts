import type { FastifyInstance, FastifyRequest } from 'fastify'
import { noteReport } from '../../../modules/channels/index.ts'
import { receiveText } from '../../../modules/correspondence/index.ts'
import { system } from '../../../platform/actor.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Call, Caller } from '../../../platform/ports.ts'
import { allStorable } from '../../../platform/storable.ts'
import type { SiteBase } from '../../site-base.ts'
import { CallerError } from '../problems.ts'
import { forPrograms, prepareScope } from '../scope.ts'

const MOST_BYTES = 65_536
const BODIES = ['application/json', 'application/x-www-form-urlencoded']

interface Heard {
  ctx: Ctx
  provider: string
  caller: Caller
  call: Call
}

/**
 * Providers of texts call us: `POST /api/v1/texts/PROVIDER/received` with a text that came in, `…/reports` with what became of
 * one of ours. Each proves who it is; the body is read as text, because it is signed and kept as it is. A text is answered when
 * it is on the disk. Calls that come twice or in another order change nothing.
 */
export async function mountTexts(scope: FastifyInstance, base: SiteBase): Promise<void> {
  prepareScope(scope, base, (_request, reply, problems) => reply.send(problems))
  scope.removeContentTypeParser(BODIES)
  scope.addContentTypeParser(BODIES, { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) =>
    done(null, body),
  )
  scope.post('/:provider/received', forPrograms, async (request, reply) => {
    const { ctx, provider, caller, call } = hear(base, request)
    await receiveText(ctx, { provider, body: call.body })
    return reply.header('cache-control', 'no-store').type(caller.thanks.type).send(caller.thanks.body)
  })
  scope.post('/:provider/reports', forPrograms, async (request, reply) => {
    const { ctx, provider, caller, call } = hear(base, request)
    const report = caller.readReport(call)
    if (report) await noteReport(ctx, provider, allStorable(report))
    return reply.code(204).header('cache-control', 'no-store').send()
  })
}

/** Throws where no such provider is set, or where it is not the provider that calls. */
function hear(base: SiteBase, request: FastifyRequest): Heard {
  const ctx = base.context({
    actor: system('texts'),
    channel: 'text',
    log: request.log as unknown as Ctx['log'],
  })
  const { provider } = request.params as { provider: string }
  const caller = ctx.ports.callers.get(provider)
  if (!caller) throw new NotFound('provider')
  const body = typeof request.body === 'string' ? request.body : ''
  const call = { url: `${base.origin}${request.url}`, headers: request.headers, body }
  if (!caller.isGenuine(call))
    throw new CallerError(403, 'This does not come from the provider: its signature or token does not hold.')
  return { ctx, provider, caller, call }
}
