// A submission as the rows it becomes, for the database function `requests.open_submissions`.
import type { Ctx } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { placeLine, summaryDetails } from '../../platform/form/index.ts'
import { newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { newReference } from '../../platform/spoken-code/index.ts'
import type { Language } from '../../platform/text.ts'
import {
  findDangerSaid,
  findDangerTyped,
  getVersion,
  promiseFor,
  readCatalogue,
  type Service,
} from '../catalogue/index.ts'
import { customerRecord } from '../customers/index.ts'
import { readOrganisation, routeToTeam } from '../organisation/index.ts'
import { findPostcode, locate } from '../places/index.ts'
import type { AskedRequest, AskedSubmission } from './open-request.ts'
import type { Reporter } from './reporter.ts'
import { requestOpened } from './requests.events.ts'

/** Rows by table. What is not there is left out rather than null: less to send. */
export type SubmissionRows = Record<Exclude<(typeof TABLES)[number], keyof Told>, object[]> & Told

/** The rows from which the asker is answered. */
interface Told {
  submissions: [{ id: string; key: string }]
  requests: { id: string; reference: string }[]
  promises: { request_id: string; step: string; due_at: Date }[]
  participants: { id: string; request_id: string }[]
}

const TABLES = [
  'submissions',
  'customers',
  'requests',
  'promises',
  'participants',
  'photos',
  'events',
  'drafts',
] as const

/** The rows of several submissions, together. */
export function rowsByTable(all: SubmissionRows[]): Record<string, object[]> {
  return Object.fromEntries(TABLES.map(table => [table, all.flatMap(rows => rows[table])]))
}

/** Throws `NotFound` for an unknown service and `Refused('requests.outside')` for a place that is not the council's. */
export async function describeSubmission(ctx: Ctx, asked: AskedSubmission): Promise<SubmissionRows> {
  const at = ctx.now()
  const id = newId(at.getTime())
  const when = { at: at.toISOString() }
  const { reporter, language } = asked
  const customer = reporter?.customer && !reporter.of ? customerRecord(reporter.customer, language) : null
  const helper = reporter?.helper?.customer ? customerRecord(reporter.helper.customer, language) : null
  const described = asked.requests.map(request => describeRequest(ctx, request, asked.language, at))
  const requests = inOrder(await Promise.all(described))
  const ids = requests.map(({ row }) => row.id)
  return {
    submissions: [describeAct(ctx, asked, { id, ...when })],
    customers: [customer, helper].filter(each => each !== null),
    requests: requests.map(({ row }) => ({ ...row, submission_id: id, ...when })),
    promises: requests.flatMap(({ row, steps }) => steps.map(step => ({ ...step, request_id: row.id }))),
    participants: [
      ...takePart(ids, { ...reporter, customerId: reporter?.of ?? customer?.id, role: 'reporter' }),
      ...(reporter?.helper ? takePart(ids, { ...reporter.helper, customerId: helper?.id, role: 'helper' }) : []),
    ].map(each => ({ ...each, id: newId(at.getTime()), language, ...when })),
    photos: requests.flatMap(({ row, files }) => files.map(file => ({ ...file, request_id: row.id }))),
    events: requests.map(({ row }) => ({ ...describeEvent(ctx, row, id), ...when })),
    drafts: asked.draftId ? [{ id: asked.draftId, ...when }] : [],
  }
}

type Part = Partial<Omit<Reporter, 'customer'>> & { customerId: string | undefined; role: 'reporter' | 'helper' }

/** How somebody takes part in each of these requests. */
function takePart(requestIds: string[], { customerId, role, told = false, way, onBehalf }: Part) {
  return requestIds.map(id => ({ request_id: id, customer_id: customerId, role, told, way, on_behalf: onBehalf }))
}

/** Ids of one moment do not sort by themselves: who asks again gets the same requests in the same order. */
function inOrder(requests: Described[]): Described[] {
  const ids = requests.map(({ row }) => row.id).sort()
  return requests.map((request, index) => ({ ...request, row: { ...request.row, id: ids[index]! } }))
}

function describeAct(ctx: Ctx, { key, earlier, content }: AskedSubmission, of: { id: string; at: string }) {
  return {
    ...of,
    key,
    channel: ctx.channel,
    taken_by: ctx.actor.kind === 'staff' ? ctx.actor.id : undefined,
    content,
    earlier: earlier?.key,
    since: earlier?.since,
  }
}

function describeEvent(ctx: Ctx, row: Described['row'], submissionId: string) {
  const happened = requestOpened({
    requestId: row.id,
    submissionId,
    service: row.service_slug,
    team: row.team_id,
    because: row.routed_because.code,
  })
  return { ...happened, actor_kind: ctx.actor.kind, actor_id: ctx.actor.id ?? undefined, channel: ctx.channel }
}

type Described = Awaited<ReturnType<typeof describeRequest>>

async function describeRequest(ctx: Ctx, asked: AskedRequest, language: Language, at: Date) {
  const [{ service, versionId }, organisation, where] = await Promise.all([
    serviceAsked(ctx, asked),
    readOrganisation(ctx),
    whereabouts(ctx, asked, language),
  ])
  const { team, because } = routeToTeam(organisation, {
    teams: service.teams,
    areas: where.areas,
    fallback: organisation.council.fallback.team,
  })
  const promise = promiseFor(organisation, service, at, asked.answers)
  const steps = promise.steps.map((step, position) => ({ step: step.id, position, due_at: step.due }))
  const dues = steps.map(step => step.due_at.getTime())
  const row = {
    id: newId(at.getTime()),
    reference: asked.reference ?? newReference(),
    service_slug: service.slug,
    version_id: versionId,
    kind: asked.kind ?? service.kind,
    visibility: service.privacy.visibility,
    sensitive: service.privacy.sensitive,
    held: (await isToBeRead(ctx, service, asked)) || undefined,
    team_id: team.id,
    routed_because: because,
    details: maskCards(asked.details ?? summaryDetails(service.form ?? [], asked.answers, language), language),
    answers: asked.answers,
    ...where,
    // Counted in days and in hours, a later step can be due before an earlier one.
    next_due_at: dues.length > 0 ? new Date(Math.min(...dues)) : undefined,
    due_at: dues.length > 0 ? new Date(Math.max(...dues)) : undefined,
    external_source: asked.external?.source,
    external_id: asked.external?.id,
  }
  return { row, steps, files: describeFiles(service, asked, at) }
}

/** Words that may mean danger are nobody's to read but hers and colleagues', until one of them has looked. */
async function isToBeRead(ctx: Ctx, service: Service, { answers, details, place }: AskedRequest) {
  const { visibility, sensitive } = service.privacy
  if (visibility !== 'public' || sensitive) return false
  const typed = await findDangerTyped(ctx, service, { answers, ...(details && { details }) })
  if (typed.rules.length > 0) return true
  return !!place?.words && (await findDangerSaid(ctx, place.words, { isPart: true })).length > 0
}

async function serviceAsked(ctx: Ctx, asked: AskedRequest): Promise<{ service: Service; versionId: string }> {
  const current = (await readCatalogue(ctx)).services.get(asked.service)
  if (!current && !asked.versionId) throw new NotFound(`service ${asked.service}`)
  const versionId = asked.versionId ?? current!.versionId
  return { versionId, service: current?.versionId === versionId ? current : await getVersion(ctx, versionId) }
}

/** Photos are held until a person releases them, or shown at once where the service's rule says so. Documents are never public. */
function describeFiles(service: Service, { photos = [], documents = [] }: AskedRequest, at: Date) {
  const shown = service.privacy.photos === 'rule' ? at : null
  return [
    ...photos.map(id => ({ file_id: id, released_at: shown })),
    ...documents.map(id => ({ file_id: id, released_at: null })),
  ]
}

async function whereabouts(ctx: Ctx, { place, postcode: own }: AskedRequest, language: Language) {
  const point = place && place.lat !== null && place.lng !== null ? { lat: place.lat, lng: place.lng } : null
  const known = place ? place.postcode : own
  const found = point ? await locate(ctx, point) : known ? await findPostcode(ctx, known) : null
  if (point && !found?.ward) throw new Refused('requests.outside')
  return {
    lat: place?.lat ?? undefined,
    lng: place?.lng ?? undefined,
    place_words: place && maskCards(placeLine(place, language), language),
    postcode: known?.replaceAll(' ', '').toUpperCase() || undefined,
    ward: found?.ward ?? undefined,
    areas: found?.areas ?? [],
  }
}
