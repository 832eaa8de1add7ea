import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SiteBase } from '../../site-base.ts'
import { limitWriting } from '../limits.ts'
import type { Problem } from '../problems.ts'
import { forPrograms, prepareScope } from '../scope.ts'
import { Listed, type Sayable } from '../xml.ts'
import { describeDiscovery } from './discovery.ts'
import { send } from './format.ts'
import { postRequest } from './post-request.ts'
import { postUpdate } from './post-update.ts'
import { getRequest, getRequests, getToken } from './requests.ts'
import { getDefinition, getServices } from './services.ts'
import { getUpdates } from './updates.ts'

/** What answers one address: the root element and what is in it. */
export type Answer = (base: SiteBase, request: FastifyRequest) => Promise<[root: string, data: Sayable]>

const ENDINGS = ['', '.json', '.xml']

/** Open311 GeoReport v2 with the updates that FixMyStreet speaks. In an address that ends with an id the format is part of it. */
export async function mountOpen311(scope: FastifyInstance, base: SiteBase): Promise<void> {
  prepareScope(scope, base, sayProblems)
  const answer = (make: Answer) => async (request: FastifyRequest, reply: FastifyReply) =>
    send(request, reply, ...(await make(base, request)))
  for (const ending of ENDINGS) {
    const get = (path: string, cache: string, make: Answer) =>
      scope.get(path + ending, forPrograms, (request, reply) =>
        answer(make)(request, reply.header('cache-control', cache)),
      )
    get('/discovery', SELDOM, describeDiscovery)
    get('/v2/discovery', SELDOM, describeDiscovery)
    get('/v2/services', SELDOM, getServices)
    get('/v2/requests', ALWAYS, getRequests)
    get('/v2/servicerequestupdates', ALWAYS, getUpdates)
    scope.post(`/v2/requests${ending}`, limitWriting, answer(postRequest))
    scope.post(`/v2/servicerequestupdates${ending}`, limitWriting, answer(postUpdate))
  }
  scope.get('/v2/services/:last', forPrograms, answer(getDefinition))
  scope.get('/v2/requests/:last', forPrograms, answer(getRequest))
  scope.get('/v2/tokens/:last', forPrograms, answer(getToken))
}

/** Services change now and then; requests at any moment. */
const SELDOM = 'public, max-age=60'
const ALWAYS = 'no-cache'

function sayProblems(request: FastifyRequest, reply: FastifyReply, problems: Problem[]) {
  const said = problems.map(({ code, description }) => ({ code, description }))
  return send(request, reply, 'errors', new Listed('error', said))
}
