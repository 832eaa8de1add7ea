import type { FastifyRequest } from 'fastify'
import { digest } from './repeats.ts'
import { forPrograms } from './scope.ts'

/** So many a key may send in an hour: far more than any partner needs, far less than would fill a disk unseen. */
const EACH_HOUR = 500_000

/** Options of routes that write: counted for each key, or for each address where no key was sent. */
export const limitWriting = {
  ...forPrograms,
  config: {
    rateLimit: {
      max: EACH_HOUR,
      timeWindow: 3_600_000,
      hook: 'preHandler' as const,
      keyGenerator: (request: FastifyRequest) => digest(keySent(request) ?? request.ip),
    },
  },
}

function keySent({ body, query, headers }: FastifyRequest): string | null {
  for (const { api_key } of [body ?? {}, query] as { api_key?: unknown }[])
    if (typeof api_key === 'string') return api_key
  const header = headers['x-api-key'] ?? headers.authorization
  return typeof header === 'string' ? header : null
}
