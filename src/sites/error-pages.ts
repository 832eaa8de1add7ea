import type { FastifyReply, FastifyRequest } from 'fastify'
import { NotFound } from '../platform/errors.ts'

export type Trouble = 'notFound' | 'broken' | 'busy'

export interface ErrorPages {
  notFound(request: FastifyRequest, reply: FastifyReply): Promise<unknown>
  failed(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<unknown>
}

/**
 * A site's pages that only say that something went wrong, with a reference to quote. They must work even when little else
 * does: where the site's own page cannot be made, `plainWords` are sent.
 */
export function errorPages(
  render: (request: FastifyRequest, reply: FastifyReply, what: Trouble) => Promise<string>,
  plainWords: Record<Trouble, string>,
): ErrorPages {
  const say = async (request: FastifyRequest, reply: FastifyReply, status: number, what: Trouble) => {
    reply.code(status).header('cache-control', 'no-store')
    if (!request.headers.accept?.includes('html')) return reply.send({ error: what, reference: request.id })
    const html = await render(request, reply, what).catch(() => null)
    return html === null
      ? reply.type('text/plain; charset=utf-8').send(`${plainWords[what]} (${request.id})`)
      : reply.type('text/html; charset=utf-8').send(html)
  }
  return {
    notFound: (request, reply) => say(request, reply, 404, 'notFound'),
    failed(error, request, reply) {
      const status = (error as { statusCode?: number }).statusCode ?? 500
      if (error instanceof NotFound) return say(request, reply, 404, 'notFound')
      if (status === 429 || status === 503) return say(request, reply, status, 'busy')
      if (status < 500) return say(request, reply, status, 'notFound')
      request.log.error({ err: error, reference: request.id }, 'a page failed')
      return say(request, reply, status, 'broken')
    },
  }
}
