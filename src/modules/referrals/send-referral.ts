import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { maskPersonal, maskPlace } from '../../platform/masking/index.ts'
import { NotTaken, type Open311Endpoint } from '../../platform/ports.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { say } from '../../platform/text.ts'
import { readCatalogue } from '../catalogue/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { listPhotosForBody, listRequestFacts, type RequestFacts } from '../requests/index.ts'
import { planAdditions } from './pass-on.ts'
import { linksToPhotos } from './photo-links.ts'
import { referralFailed, referralSent } from './referrals.events.ts'
import type { ReferralStatus } from './referrals.read.ts'

export const SEND_REFERRAL_JOB = 'send-referral'
/** With graphile-worker's growing pauses about a day and a half. */
const TRIES = 14
const ANSWER = 500

export async function planSending(ctx: Ctx, id: string): Promise<void> {
  await sql`select graphile_worker.add_job(${SEND_REFERRAL_JOB}::text, ${JSON.stringify({ id })}::json,
    job_key => ${`referral:${id}`}::text, max_attempts => ${TRIES}::int)`.execute(ctx.db)
}

export interface Sending {
  id: string
  lastTry: boolean
  /** Where links to photos begin. */
  origin: string
}

interface Queued {
  id: string
  requestId: string
  bodyId: string
  code: string
  status: ReferralStatus
  tries: number
  createdAt: Date
  endpoint: Open311Endpoint
  personal: boolean
}

async function findQueued(ctx: Ctx, id: string): Promise<Queued | null> {
  const { rows } =
    await sql<Queued>`select r.id, r.request_id as "requestId", r.body_id as "bodyId", r.code, r.status, r.tries,
      r.created_at as "createdAt", b.personal,
      jsonb_build_object('url', b.endpoint, 'jurisdiction', b.jurisdiction, 'apiKey', b.api_key) as endpoint
    from referrals.referrals r join referrals.bodies b on b.id = r.body_id where r.id = ${id}::uuid`.execute(ctx.db)
  return rows[0]?.status === 'queued' ? rows[0] : null
}

/**
 * Sends a referral. Open311 knows no key that makes a second POST the first: after a try whose end nobody knows, the body is
 * asked whether it has one with our reference. Throws when the body could not be reached, so that the job is tried again; at
 * the last try, and when the body refuses, it waits for a person.
 */
export async function sendReferral(ctx: Ctx, { id, lastTry, origin }: Sending): Promise<void> {
  const referral = await findQueued(ctx, id)
  if (!referral) return
  const request = (await listRequestFacts(ctx, [referral.requestId])).get(referral.requestId)
  if (!request || request.status === 'closed') return takeBackUnsent(ctx, id)
  try {
    await settleSent(ctx, referral, await post(ctx, referral, request, origin))
  } catch (error) {
    const isOver = lastTry || (error instanceof NotTaken && error.isFinal)
    await noteAnswer(ctx, referral, (error as Error).message, isOver)
    if (!isOver) throw error
  }
}

async function post(
  ctx: Ctx,
  referral: Queued,
  request: RequestFacts,
  origin: string,
): Promise<{ id: string } | { token: string }> {
  const { endpoint, code, createdAt } = referral
  if (referral.tries > 0) {
    const known = await ctx.ports.open311.list(endpoint, code, createdAt)
    const ours = known.find(({ description }) => description.includes(formatCode(request.reference)))
    if (ours) return { id: ours.id }
  }
  await sql`update referrals.referrals set tries = tries + 1, tried_at = ${ctx.now()} where id = ${referral.id}::uuid`.execute(
    ctx.db,
  )
  return ctx.ports.open311.post(endpoint, {
    ...(await fieldsOf(ctx, referral, request)),
    ...(await mediaOf(ctx, referral, request, origin)),
  })
}

/**
 * Fields of GeoReport v2. Who asked is told only where that is allowed; names and numbers in the words are masked else. Where
 * everybody is shown something in place of what was written, that is what a body reads too.
 */
async function fieldsOf(
  ctx: Ctx,
  { code, personal: isAllowed }: Queued,
  request: RequestFacts,
): Promise<Record<string, string | string[]>> {
  const { council } = await readOrganisation(ctx)
  const { asker, lat, lng, details, placeWords, shownWords, shownPlace } = request
  const personal = isAllowed && shownWords === null && shownPlace === null
  const names = asker?.name ? [asker.name] : []
  const words = personal ? details : maskPersonal(shownWords ?? details, { names }).text
  const place = personal ? (placeWords ?? '') : maskPlace(shownPlace ?? placeWords ?? '', names)
  const [first = '', ...rest] = (asker?.name ?? '').trim().split(/\s+/)
  const fields = {
    service_code: code,
    description: `${words.trim()}\n\n${say(council.name, 'en')}: ${formatCode(request.reference)}`.trim(),
    lat: lat === null ? '' : String(lat),
    long: lng === null ? '' : String(lng),
    address_string: [place, request.isPublic || personal ? request.postcode : null].filter(Boolean).join(', '),
    ...(personal && {
      email: asker?.email ?? '',
      phone: asker?.phone ?? '',
      first_name: first,
      last_name: rest.join(' '),
    }),
  }
  const given = Object.entries(fields).filter(([, value]) => value !== '')
  return { ...Object.fromEntries(given), ...(await attributesOf(ctx, request)) }
}

/** Photos may show whose home or car it is: without the permission they go with what is public anyway. */
async function mediaOf(ctx: Ctx, { id, personal }: Queued, { id: requestId, isPublic }: RequestFacts, origin: string) {
  const photos = personal || isPublic ? await listPhotosForBody(ctx, requestId, null) : []
  return photos.length > 0 && { media_url: await linksToPhotos(ctx, id, photos, origin) }
}

/**
 * What was chosen and counted in our form, by our own names: a body that asks the same by the same name need not ask again. Words
 * are in the description, masked.
 */
async function attributesOf(ctx: Ctx, { service, answers }: RequestFacts): Promise<Record<string, string | string[]>> {
  const form = (await readCatalogue(ctx)).services.get(service)?.form ?? []
  return Object.fromEntries(
    form.flatMap(({ id, type, options = [] }) => {
      const values = [answers[id] ?? []].flat().map(String)
      const isChosen = values.length > 0 && values.every(value => options.some(option => option.value === value))
      const isPlain = ['number', 'yes-no'].includes(type) && values.length > 0
      const name = type === 'checkboxes' ? `attribute[${id}][]` : `attribute[${id}]`
      return isChosen || isPlain ? [[name, values]] : []
    }),
  )
}

async function settleSent(ctx: Ctx, referral: Queued, made: { id: string } | { token: string }): Promise<void> {
  if ('id' in made) return noteTheirId(ctx, referral, made.id)
  await sql`update referrals.referrals set status = 'awaited', token = ${made.token}, sent_at = ${ctx.now()}, answer = null
    where id = ${referral.id}::uuid and status = 'queued'`.execute(ctx.db)
}

/** The body has it under this id. One that it has given to another request of ours is none: a person looks. */
export async function noteTheirId(
  ctx: Ctx,
  { id, requestId, bodyId }: Pick<Queued, 'id' | 'requestId' | 'bodyId'>,
  theirId: string,
): Promise<void> {
  await ctx.transaction(async ctx => {
    const { numAffectedRows } = await sql`update referrals.referrals set status = 'sent', their_id = ${theirId},
        sent_at = coalesce(sent_at, ${ctx.now()}), answer = null
      where id = ${id}::uuid and status in ('queued', 'awaited')
        and not exists (select from referrals.referrals o where o.body_id = ${bodyId}::uuid and o.their_id = ${theirId})`.execute(
      ctx.db,
    )
    if (!numAffectedRows) throw new NotTaken(`It gave the number of another request: ${theirId}`, { isFinal: true })
    await planAdditions(ctx, id)
    await publish(ctx, referralSent({ requestId, referralId: id, bodyId }))
  })
}

async function noteAnswer(ctx: Ctx, { id, requestId, bodyId }: Queued, answer: string, isOver: boolean): Promise<void> {
  await ctx.transaction(async ctx => {
    await sql`update referrals.referrals set answer = ${answer.slice(0, ANSWER)}, status = ${isOver ? 'failed' : 'queued'}
      where id = ${id}::uuid and status = 'queued'`.execute(ctx.db)
    if (isOver) await publish(ctx, referralFailed({ requestId, referralId: id, bodyId }))
  })
}

async function takeBackUnsent(ctx: Ctx, id: string): Promise<void> {
  await sql`update referrals.referrals set status = 'taken-back', ended_at = ${ctx.now()}
    where id = ${id}::uuid and status = 'queued'`.execute(ctx.db)
}
