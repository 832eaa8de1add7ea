import { type Static, Type } from 'typebox'
import { getVersion, readCatalogue } from '../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { findArea, spacedPostcode } from '../../../modules/places/index.ts'
import { listBodiesFor } from '../../../modules/referrals/index.ts'
import { listPublished, type PublishedFilter, type PublishedRequest } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { parseReference } from '../../../platform/spoken-code/index.ts'
import { say } from '../../../platform/text.ts'
import type { SiteBase } from '../../site-base.ts'
import { inTurns } from '../in-turns.ts'
import { photoUrl } from '../photo-url.ts'
import { sayDescription, sayInstant, sayPlace, sayStatus } from '../said-request.ts'
import { fromCursor, toCursor } from './cursors.ts'
import { ALWAYS, language, reading } from './operation.ts'
import { cursor, instant, orNull, pageOf, Request, reference, slug } from './schemas.ts'

const filters = Type.Object({
  service: Type.Optional(slug),
  status: Type.Optional(Type.Enum(['open', 'closed'], { description: 'open: everything that is not closed' })),
  area: Type.Optional(Type.String({ maxLength: 100, description: 'Id of a ward or another area' })),
  openedFrom: Type.Optional(instant),
  openedTo: Type.Optional(instant),
  updatedFrom: Type.Optional(Type.String({ format: 'date-time', description: 'Then the last changed come first' })),
  lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  lng: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  metres: Type.Optional(Type.Number({ minimum: 1, maximum: 50_000, default: 500, description: 'Round lat and lng' })),
  limit: pageOf(200, 50),
  cursor,
  language,
})

export const requests = reading({
  path: '/requests',
  tag: 'requests',
  summary: 'What is public, the newest first',
  query: filters,
  answer: Type.Object({ requests: Type.Array(Request), next: orNull(Type.String()) }),
  cache: ALWAYS,
  async run({ base, ctx, query }) {
    const filter = { ...(await filterOf(ctx, query)), ...fromCursor(ctx, query.cursor, 'id') }
    const { rows, next } = await listPublished(ctx, filter, query.limit ?? 50)
    return { requests: await describeAll(base, ctx, rows), next: toCursor(next) }
  },
})

export const request = reading({
  path: '/requests/:reference',
  tag: 'requests',
  summary: 'One public request',
  params: Type.Object({ reference }),
  answer: Request,
  cache: ALWAYS,
  async run({ base, ctx, params }) {
    const parsed = parseReference(params.reference)
    const { rows } = parsed.ok ? await listPublished(ctx, { references: [parsed.code] }, 1) : { rows: [] }
    if (!rows[0]) throw new NotFound('request')
    return (await describeAll(base, ctx, [rows[0]]))[0]!
  },
})

async function filterOf(ctx: Ctx, query: Static<typeof filters>): Promise<PublishedFilter> {
  const { service, status, openedFrom, openedTo, updatedFrom, lat, lng, metres } = query
  return {
    ...(service && { services: [service] }),
    ...(status && { open: status === 'open' }),
    ...(query.area && { wards: (await findArea(ctx, query.area))?.wards ?? [] }),
    ...(openedFrom && { openedFrom: new Date(openedFrom) }),
    ...(openedTo && { openedTo: new Date(openedTo) }),
    ...(updatedFrom && { updatedFrom: new Date(updatedFrom) }),
    ...(lat !== undefined && lng !== undefined && { near: { lat, lng, metres: metres ?? 500 } }),
  }
}

async function describeAll(base: SiteBase, ctx: Ctx, rows: PublishedRequest[]): Promise<Static<typeof Request>[]> {
  const bodies = await listBodiesFor(ctx, rows)
  return inTurns(rows, row => describe(base, ctx, row, bodies.get(row.id) ?? null))
}

async function describe(
  base: SiteBase,
  ctx: Ctx,
  request: PublishedRequest,
  body: string | null,
): Promise<Static<typeof Request>> {
  const [{ services }, { teams }, version] = await Promise.all([
    readCatalogue(ctx),
    readOrganisation(ctx),
    getVersion(ctx, request.versionId),
  ])
  const words = (text: Parameters<typeof say>[0]) => say(text, ctx.language)
  const ward = request.ward ? await findArea(ctx, request.ward) : null
  return {
    reference: request.reference,
    service: request.service,
    serviceName: words((services.get(request.service) ?? version).name),
    status: request.status,
    outcome: request.closure?.outcome ?? null,
    statusWords: sayStatus(ctx, request),
    mergedInto: request.mergedInto,
    description: await sayDescription(ctx, request),
    place: {
      lat: request.lat,
      lng: request.lng,
      words: sayPlace(request),
      postcode: request.postcode && spacedPostcode(request.postcode),
      ward: ward && { id: ward.id, name: words(ward.name) },
    },
    team: words(teams.get(request.teamId)?.name) || null,
    body,
    openedAt: sayInstant(request.openedAt),
    updatedAt: sayInstant(request.updatedAt),
    closedAt: request.closedAt && sayInstant(request.closedAt),
    promise: promisesToSay(request, body).map(({ step, dueAt, keptAt, endedAt }) => ({
      step,
      text: words(version.promise?.steps.find(each => each.id === step)?.text),
      due: sayInstant(dueAt),
      kept: keptAt && sayInstant(keptAt),
      ended: endedAt && sayInstant(endedAt),
    })),
    photos: request.photos.map(id => photoUrl(base, request.reference, id)),
  }
}

/** Of what another body deals with only what we have done. */
const promisesToSay = ({ promises }: PublishedRequest, body: string | null) =>
  promises.filter(({ keptAt }) => body === null || keptAt)
