import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { type Answers, summaryDetails } from '../../platform/form/index.ts'
import { newId } from '../../platform/id.ts'
import { newReference } from '../../platform/spoken-code/index.ts'
import type { Language } from '../../platform/text.ts'
import { getVersion, type Kind, promiseFor, readCatalogue, type Service } from '../catalogue/index.ts'
import { customerRecord } from '../customers/index.ts'
import { readOrganisation, routeToTeam } from '../organisation/index.ts'
import { findPostcode, locate } from '../places/index.ts'
import type { Reporter } from './reporter.ts'
import { requestOpened } from './requests.events.ts'

/** One thing asked, with answers that were checked against the service's form. */
export interface AskedRequest {
  service: string
  answers: Answers
  kind?: Kind
  /** The version it was asked under; default: as the service stands now. */
  versionId?: string
  /** Where it is, where that matters; without a point when only words are known. */
  place?: { lat: number | null; lng: number | null; words: string; postcode?: string | undefined }
  /** The postcode of the person's own address, where there is no place. */
  postcode?: string
  /** Free words where they are not answers of the form (Open311's description). Else they are made from the answers. */
  details?: string
  photos?: string[]
  documents?: string[]
  external?: { source: string; id: string }
}

export interface AskedSubmission {
  /** The same key never opens a second submission. */
  key: string
  /** Another key under which the same may have been sent: if it was, after `since`, it is that submission. */
  earlier?: { key: string; since: Date }
  requests: AskedRequest[]
  reporter: Reporter | null
  language: Language
  draftId?: string
}

export interface OpenedRequest {
  requestId: string
  reference: string
  participantId: string
  submissionId: string
  /** True when this key had been sent before: nothing new was made. */
  again: boolean
}

/**
 * Takes a submission in: in one statement, so that it is there whole or not at all, and the same key twice is once.
 * Throws `NotFound` for an unknown service and `Refused('requests.outside')` where the place is not the council's.
 */
export async function openSubmission(ctx: Ctx, asked: AskedSubmission): Promise<OpenedRequest[]> {
  const payload = await describe(ctx, asked)
  for (let attempt = 1; ; attempt++) {
    try {
      return await write(ctx, payload, asked.earlier)
    } catch (error) {
      if (attempt === 3 || !isTakenReference(error)) throw error
      for (const request of payload.requests) request.reference = newReference()
    }
  }
}

async function write(ctx: Ctx, payload: object, earlier: AskedSubmission['earlier']): Promise<OpenedRequest[]> {
  const asked = earlier
    ? sql`case when exists (select from requests.submissions where key = ${earlier.key} and created_at > ${earlier.since})
        then jsonb_set(sent, '{key}', to_jsonb(${earlier.key}::text)) else sent end`
    : sql`sent`
  const { rows } = await sql<{
    request_id: string
    reference: string
    participant_id: string
    submission_id: string
    again: boolean
  }>`
    select opened.* from (select ${JSON.stringify(payload)}::jsonb as sent) s, requests.open_submission(${asked}) opened`.execute(
    ctx.db,
  )
  return rows.map(row => ({
    requestId: row.request_id,
    reference: row.reference,
    participantId: row.participant_id,
    submissionId: row.submission_id,
    again: row.again,
  }))
}

/** What a key made when it was first sent; null for a key not seen yet. */
export async function findSubmitted(ctx: Ctx, key: string): Promise<OpenedRequest | null> {
  const row = await ctx.db
    .selectFrom('requests.submissions as s')
    .innerJoin('requests.requests as r', 'r.submission_id', 's.id')
    .innerJoin('requests.participants as p', 'p.request_id', 'r.id')
    .select(['r.id as requestId', 'r.reference', 'p.id as participantId', 's.id as submissionId'])
    .where('s.key', '=', key)
    .where('p.role', '=', 'reporter')
    .executeTakeFirst()
  return row ? { ...row, again: true } : null
}

const isTakenReference = (error: unknown): boolean =>
  (error as { constraint?: string }).constraint === 'requests_reference_key'

async function describe(ctx: Ctx, asked: AskedSubmission) {
  const at = ctx.now()
  const submissionId = newId(at.getTime())
  const requests = await Promise.all(asked.requests.map(request => describeRequest(ctx, request, asked.language, at)))
  const events = requests.map(request =>
    requestOpened({
      requestId: request.id,
      submissionId,
      service: request.service_slug,
      team: request.team_id,
      because: request.routed_because.code,
    }),
  )
  return {
    id: submissionId,
    key: asked.key,
    at,
    channel: ctx.channel,
    language: asked.language,
    taken_by: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
    draft_id: asked.draftId ?? null,
    customer: asked.reporter?.customer ? customerRecord(asked.reporter.customer, asked.language) : null,
    told: asked.reporter?.told ?? false,
    on_behalf: asked.reporter?.onBehalf ?? null,
    requests,
    events: events.map(event => ({
      ...event,
      actor_kind: ctx.actor.kind,
      actor_id: ctx.actor.id,
      channel: ctx.channel,
      at,
    })),
  }
}

async function describeRequest(ctx: Ctx, asked: AskedRequest, language: Language, at: Date) {
  const [catalogue, organisation] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
  const current = catalogue.services.get(asked.service)
  if (!current && !asked.versionId) throw new NotFound(`service ${asked.service}`)
  const versionId = asked.versionId ?? current!.versionId
  const service = current?.versionId === versionId ? current : await getVersion(ctx, versionId)
  const where = await whereabouts(ctx, asked)
  const { team, because } = routeToTeam(organisation, {
    teams: service.teams,
    areas: where.areas,
    fallback: organisation.council.fallback.team,
  })
  const promise = promiseFor(organisation, service, at)
  return {
    id: newId(at.getTime()),
    participant_id: newId(at.getTime()),
    reference: newReference(),
    service_slug: service.slug,
    version_id: versionId,
    kind: asked.kind ?? service.kind,
    visibility: service.privacy.visibility,
    sensitive: service.privacy.sensitive,
    team_id: team.id,
    routed_because: because,
    details: asked.details ?? summaryDetails(service.form ?? [], asked.answers, language),
    answers: asked.answers,
    ...where,
    next_due_at: promise.steps[0]?.due ?? null,
    due_at: promise.due,
    promises: promise.steps.map((step, position) => ({ step: step.id, position, due_at: step.due })),
    photos: describeFiles(service, asked, at),
    external_source: asked.external?.source ?? null,
    external_id: asked.external?.id ?? null,
  }
}

/** Photos are held until a person releases them, or shown at once where the service's rule says so. Documents are never public. */
function describeFiles(service: Service, { photos = [], documents = [] }: AskedRequest, at: Date) {
  const shown = service.privacy.photos === 'rule' ? at : null
  return [...photos.map(id => ({ id, released_at: shown })), ...documents.map(id => ({ id, released_at: null }))]
}

async function whereabouts(ctx: Ctx, { place, postcode: own }: AskedRequest) {
  const point = place && place.lat !== null && place.lng !== null ? { lat: place.lat, lng: place.lng } : null
  const known = place?.postcode ?? (place ? undefined : own)
  const found = point ? await locate(ctx, point) : known ? await findPostcode(ctx, known) : null
  if (point && !found?.ward) throw new Refused('requests.outside')
  return {
    lat: place?.lat ?? null,
    lng: place?.lng ?? null,
    place_words: place?.words ?? null,
    postcode: (place?.postcode ?? own ?? '').replaceAll(' ', '').toUpperCase() || null,
    ward: found?.ward ?? null,
    areas: found?.areas ?? [],
  }
}
