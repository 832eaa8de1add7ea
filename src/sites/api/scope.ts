// What Open311 and our own API share: how bodies are read, how errors are said, who may read from another site.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SiteBase } from '../site-base.ts'
import { readerContext } from './caller.ts'
import { describeError, type Problem } from './problems.ts'

export type SayProblems = (request: FastifyRequest, reply: FastifyReply, problems: Problem[]) => unknown

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'access-control-allow-origin': '*',
}

/** Makes a part of the server speak to programs only: no pages, not even for what is not there. */
export function prepareScope(scope: FastifyInstance, base: SiteBase, say: SayProblems): void {
  // A program sends forms or JSON. Pictures and anything else are refused before they are read.
  scope.removeContentTypeParser(['multipart/form-data', 'text/plain'])
  const transport = base.origin.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}
  scope.addHook('onRequest', async (_request, reply) => {
    reply.headers({ ...HEADERS, ...transport })
  })
  scope.options('/*', { helmet: false }, (_request, reply) =>
    reply
      .header('access-control-allow-methods', 'GET, HEAD')
      .header('access-control-max-age', '86400')
      .code(204)
      .send(),
  )
  const answer = async (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const { status, problems, isBug } = describeError(error, await languageFor(base, request), request.id)
    if (isBug) request.log.error({ err: withoutWords(error), reference: request.id }, 'an API call failed')
    if (status === 503) reply.header('retry-after', '30')
    return say(request, reply.code(status).header('cache-control', 'no-store'), problems)
  }
  scope.setErrorHandler((error: FastifyError, request, reply) => answer(error, request, reply))
  scope.setNotFoundHandler((request, reply) => answer({ statusCode: 404 }, request, reply))
}

/** Errors must be said even when the database is away. */
async function languageFor(base: SiteBase, request: FastifyRequest) {
  return readerContext(base, request).then(
    ctx => ctx.language,
    () => 'en' as const,
  )
}

/** Errors of the database carry what was sent in `detail` and `where`: words of people stay out of the log. */
function withoutWords(error: unknown): object {
  const { name, message, code, stack } = error as Error & { code?: string }
  return { name, message, code, stack }
}

/** Options of every route here: our own few headers instead of those for pages. */
export const forPrograms = { helmet: false } as const
