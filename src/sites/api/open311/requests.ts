import type { FastifyRequest } from 'fastify'
import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { spacedPostcode } from '../../../modules/places/index.ts'
import { listBodiesFor } from '../../../modules/referrals/index.ts'
import { listPublished, type PublishedRequest } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { parseReference } from '../../../platform/spoken-code/index.ts'
import { say } from '../../../platform/text.ts'
import type { SiteBase } from '../../site-base.ts'
import { readerContext } from '../caller.ts'
import { inTurns } from '../in-turns.ts'
import { photoUrl } from '../photo-url.ts'
import { CallerError } from '../problems.ts'
import { sayDescription, sayInstant, sayNext, sayPlace, sayStatus } from '../said-request.ts'
import { textsIn } from '../text.ts'
import { Listed, type Sayable } from '../xml.ts'
import { readFields } from './fields.ts'
import { withoutFormat } from './format.ts'
import type { Answer } from './mount.ts'
import { readRequestFilter } from './request-filter.ts'

/** GeoReport: at most 4,000 characters. */
const DESCRIPTION_MOST = 4000

/** GET requests: what is public, newest first. */
export const getRequests: Answer = async (base, request) => {
  const ctx = await readerContext(base, request)
  const { filter, limit } = readRequestFilter(readFields(request.query, null), ctx)
  const { rows } = await listPublished(ctx, filter, limit)
  return describeAll(base, ctx, rows)
}

/** GET requests/ID. */
export const getRequest: Answer = async (base, request) => {
  const ctx = await readerContext(base, request)
  return describeAll(base, ctx, [await getPublished(ctx, request, 'noRequest')])
}

/** GET tokens/ID: nobody is given a token here, because the id comes at once. An id is taken for its own token. */
export const getToken: Answer = async (base, request) => {
  const ctx = await readerContext(base, request)
  const { reference } = await getPublished(ctx, request, 'noToken')
  return ['service_requests', new Listed('request', [{ service_request_id: reference, token: reference }])]
}

async function getPublished(ctx: Ctx, request: FastifyRequest, otherwise: 'noRequest' | 'noToken') {
  const parsed = parseReference(withoutFormat((request.params as { last: string }).last))
  const { rows } = parsed.ok ? await listPublished(ctx, { references: [parsed.code] }, 1) : { rows: [] }
  if (!rows[0]) throw new CallerError(404, textsIn(ctx.language)(otherwise))
  return rows[0]
}

async function describeAll(base: SiteBase, ctx: Ctx, rows: PublishedRequest[]): Promise<[string, Sayable]> {
  const bodies = await listBodiesFor(ctx, rows)
  const described = await inTurns(rows, row => describe(base, ctx, row, bodies.get(row.id) ?? null))
  return ['service_requests', new Listed('request', described)]
}

/** One request as GeoReport has it; the `body` that deals with it, whose dates we do not know. */
async function describe(base: SiteBase, ctx: Ctx, request: PublishedRequest, body: string | null): Promise<Sayable> {
  const [{ names }, { teams }] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
  const closed = request.status === 'closed'
  const description = await sayDescription(ctx, request)
  return {
    service_request_id: request.reference,
    status: closed ? 'closed' : 'open',
    status_notes: sayStatus(ctx, request),
    service_name: say(names.get(request.service), ctx.language) || request.service,
    service_code: request.service,
    description: description.slice(0, DESCRIPTION_MOST).toWellFormed() || null,
    agency_responsible: body ?? (say(teams.get(request.teamId)?.name, ctx.language) || null),
    service_notice: (await sayNext(ctx, request, body)) || null,
    requested_datetime: sayInstant(request.openedAt),
    updated_datetime: sayInstant(closed && request.closedAt ? request.closedAt : request.updatedAt),
    expected_datetime: body === null && request.dueAt ? sayInstant(request.dueAt) : null,
    address: sayPlace(request),
    address_id: null,
    zipcode: request.postcode && spacedPostcode(request.postcode),
    lat: request.lat,
    long: request.lng,
    media_url: request.photos[0] ? photoUrl(base, request.reference, request.photos[0]) : null,
  }
}
