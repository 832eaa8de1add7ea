import type { FastifyInstance } from 'fastify'
import { isSignedCallEvent, takeCallEvent } from '../../../modules/interactions/index.ts'
import { system } from '../../../platform/actor.ts'
import type { SiteBase } from '../../site-base.ts'
import { CallerError } from '../problems.ts'
import { forPrograms, prepareScope } from '../scope.ts'

const MOST_BYTES = 16_384

/**
 * `POST /api/v1/telephony/events`: the telephone system tells of calls. Signed with a key of its own over the body as it is
 * sent, so the body is read as text. Answered 202 as soon as it is kept and done: one that is sent again, or that nobody
 * understands, is answered so too, because sending it again would change nothing.
 */
export async function mountTelephony(scope: FastifyInstance, base: SiteBase): Promise<void> {
  prepareScope(scope, base, (_request, reply, problems) => reply.send(problems))
  scope.removeContentTypeParser('application/json')
  scope.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) =>
    done(null, body),
  )
  scope.post('/events', forPrograms, async (request, reply) => {
    const ctx = base.context({
      actor: system('telephony'),
      channel: 'phone',
      log: request.log as unknown as ReturnType<SiteBase['context']>['log'],
    })
    const body = typeof request.body === 'string' ? request.body : ''
    const signature = String(request.headers['x-firstpoint-signature'] ?? '')
    if (!(await isSignedCallEvent(ctx, body, signature)))
      throw new CallerError(403, [{ field: 'X-Firstpoint-Signature', description: 'The signature does not hold.' }])
    const { again, problem } = await takeCallEvent(ctx, body)
    return reply
      .code(202)
      .header('cache-control', 'no-store')
      .send({ taken: true, again, ...(problem && { problem }) })
  })
}
