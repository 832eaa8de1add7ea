import type { FastifyReply, FastifyRequest } from 'fastify'
import { NotFound } from '../platform/errors.ts'
import { isDatabaseAway } from '../platform/is-away.ts'
import { type Posted, readPosted } from '../platform/page/posted.ts'
import { UPLOAD_LIMIT } from '../platform/uploads/index.ts'

/** `away`: the database does not answer just now, or there is more to do than this process can; `busy`: somebody tries too often. */
export type Trouble = 'notFound' | 'broken' | 'busy' | 'away'

export interface ErrorPages {
  notFound(request: FastifyRequest, reply: FastifyReply): Promise<unknown>
  failed(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<unknown>
}

/** What was sent and could not be taken, to be sent again from the page that says so. */
export interface Unsent {
  action: string
  fields: { name: string; value: string }[]
  /** Files came with it; a page cannot hold them. */
  hadFiles: boolean
}

const TRY_AGAIN_SECONDS = 30

/**
 * A site's pages that only say that something went wrong, with a reference to quote. They must work even when little else
 * does: where the site's own page cannot be made, `plainWords` are sent.
 */
export function errorPages(
  render: (request: FastifyRequest, reply: FastifyReply, what: Trouble, unsent: Unsent | null) => Promise<string>,
  plainWords: Record<Trouble, string>,
): ErrorPages {
  const say = async (request: FastifyRequest, reply: FastifyReply, status: number, what: Trouble) => {
    reply.code(status).header('cache-control', 'no-store')
    if (what === 'away') reply.header('retry-after', String(TRY_AGAIN_SECONDS))
    if (!request.headers.accept?.includes('html')) return reply.send({ error: what, reference: request.id })
    const unsent = what === 'away' ? await unsentOf(request) : null
    const html = await render(request, reply, what, unsent).catch(() => null)
    return html === null
      ? reply.type('text/plain; charset=utf-8').send(`${plainWords[what]} (${request.id})`)
      : reply.type('text/html; charset=utf-8').send(html)
  }
  return {
    notFound: (request, reply) => say(request, reply, 404, 'notFound'),
    failed(error, request, reply) {
      const status = (error as { statusCode?: number }).statusCode ?? 500
      if (error instanceof NotFound) return say(request, reply, 404, 'notFound')
      if (isDatabaseAway(error)) {
        request.log.warn({ err: error, reference: request.id }, 'the database is away')
        return say(request, reply, 503, 'away')
      }
      if (status === 503) return say(request, reply, status, 'away')
      if (status === 429) return say(request, reply, status, 'busy')
      if (status < 500) return say(request, reply, status, 'notFound')
      request.log.error({ err: error, reference: request.id }, 'a page failed')
      return say(request, reply, status, 'broken')
    },
  }
}

const MOST_FILES = 20
/** A password is typed again: it is on no page. */
const SECRET = /password|^code$|^current$/

/** What somebody typed, so that it is not lost. Null where nothing was sent. */
async function unsentOf(request: FastifyRequest): Promise<Unsent | null> {
  if (request.method !== 'POST') return null
  const { posted, hadFiles } = await readPosted(request, { maxBytes: UPLOAD_LIMIT, maxFiles: MOST_FILES }).then(
    ({ posted, files, refusal }) => ({ posted, hadFiles: files.length > 0 || !!refusal }),
    () => ({ posted: {} as Posted, hadFiles: false }),
  )
  const fields = Object.entries(posted).flatMap(([name, values]) => [values].flat().map(value => ({ name, value })))
  if (fields.length === 0 || fields.some(({ name }) => SECRET.test(name))) return null
  return { action: request.url, fields, hadFiles }
}
