import { sql } from 'kysely'
import { type Ctx, withContext } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import { checkAnswer } from '../../platform/form/index.ts'
import type { Language } from '../../platform/text.ts'
import { type CurrentService, readCatalogue } from '../catalogue/index.ts'
import { askingNow } from '../drafts/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { type AskedRequest, type OpenedRequest, openSubmission, reporterFrom } from '../requests/index.ts'
import { postcodeIn } from './begin-form.ts'
import type { Put } from './put-for-colleague.ts'
import type { NewReceived } from './received.store.ts'

/** How often a service that was suggested for a mail was the one it was about. */
export interface Precision {
  right: number
  decided: number
  /** Often enough, of enough: a mail may become a request without a colleague. */
  isEnough: boolean
}

/** Of fewer nobody can tell. */
const FEWEST = 50
const RIGHT = 0.95
const LATELY = '365 days'

/**
 * Of mails of the last year: what colleagues who had the suggestion before them found it to be about, and what became of
 * those that were opened without them. One query.
 */
export async function readPrecision(ctx: Ctx, service: string): Promise<Precision> {
  const { rows } = await sql<{ right: number; decided: number }>`
    select count(*) filter (where was_right)::int as right, count(*)::int as decided from (
      select s.was_right from interactions.suggested s join correspondence.received r on r.id = s.id
      where s.service = ${service} and s.decided_at > now() - ${LATELY}::interval and r.medium = 'email'
      union all
      select a.service_slug = r.opened_as from correspondence.received r join requests.asked_of a on a.id = r.request_id
      where r.became = 'opened' and r.opened_as = ${service} and r.received_at > now() - ${LATELY}::interval) all_of_them`.execute(
    ctx.db,
  )
  const { right, decided } = rows[0]!
  return { right, decided, isEnough: decided >= FEWEST && right >= RIGHT * decided }
}

/**
 * What a mail asks, where its service lets it become a request, it was right often enough, and the mail says where. Null: a
 * colleague reads it first. Never where there may be danger, or in confidence.
 */
export async function mayOpenByItself(
  ctx: Ctx,
  received: NewReceived,
  { likely, dangers, back }: Put,
): Promise<AskedRequest | null> {
  const service = likely?.isSure ? (await readCatalogue(ctx)).services.get(likely.slug) : undefined
  if (!service?.mail?.opens || service.privacy.sensitive || received.isSpam) return null
  if (dangers.length > 0 || !back.isSafe) return null
  if ((await readOrganisation(ctx)).teams.get(received.team ?? '')?.private) return null
  const asked = await askedOf(ctx, received, service)
  return asked && (await readPrecision(ctx, service.slug)).isEnough ? asked : null
}

/** Makes a mail a request. Null: it cannot be one. */
export async function openByItself(
  ctx: Ctx,
  received: NewReceived,
  asked: AskedRequest,
  language: Language,
): Promise<OpenedRequest | null> {
  try {
    const [opened] = await openSubmission(withContext(ctx, { language }), {
      key: received.id,
      language,
      reporter: reporterFrom({
        email: received.fromAddress,
        ...(received.fromName && { name: received.fromName }),
        asked: false,
      }),
      requests: [asked],
    })
    return opened!
  } catch (error) {
    // Where it is may be another council's: a colleague says so.
    if (error instanceof Refused) return null
    throw error
  }
}

const PICTURE = /\.(jpe?g|png|heic|heif|webp)$/i

/** The words and where it is; what else the form asks, whoever deals with it asks. Null: the form wants a place, and there is none. */
async function askedOf(
  ctx: Ctx,
  { words, attachments }: NewReceived,
  { slug, form = [] }: CurrentService,
): Promise<AskedRequest | null> {
  const own = form.find(({ type }) => type === 'long-text')
  const spot = form.find(({ type }) => type === 'place')
  const found = spot ? await postcodeIn(ctx, words) : null
  const checked = own && (await checkAnswer(own, words.trim(), askingNow(ctx)))
  if (!own || !checked || checked.problems || checked.answer === undefined || (spot && !found)) return null
  const place = found && { lat: found.lat, lng: found.lng, words: '', postcode: found.postcode }
  const files = attachments.flatMap(({ fileId, name }) => (fileId ? [{ fileId, isPicture: PICTURE.test(name) }] : []))
  return {
    service: slug,
    answers: { [own.id]: checked.answer, ...(spot && place && { [spot.id]: place }) },
    ...(place && { place }),
    photos: files.filter(each => each.isPicture).map(each => each.fileId),
    documents: files.filter(each => !each.isPicture).map(each => each.fileId),
  }
}
