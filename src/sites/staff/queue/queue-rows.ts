import { getVersion, readCatalogue } from '../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { findArea, gridReference, spacedPostcode } from '../../../modules/places/index.ts'
import { listHowWithBody, type WithBody } from '../../../modules/referrals/index.ts'
import type { QueueRow } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { daysFromToday, localDate } from '../../../platform/dates/index.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { say } from '../../../platform/text.ts'
import { type DueWords, sayDueExactly, sayDueWords } from '../due-words.ts'
import { KIND_NAMES, nameOf, STATUS_COLOURS, STATUS_NAMES } from '../request-words.ts'
import { staffOf } from '../site.ts'
import { mayReadWords } from './queue-query.ts'

/** A row of a queue with every id said in words. */
export interface ShownRow extends Omit<QueueRow, 'service'> {
  reference: string
  service: string
  /** What is out of the ordinary. */
  tags: { text: string; colour: string }[]
  team: string
  /** Where, as far as it is known: 'outside number 12, SN15 1ER, Chippenham Hardens'. */
  place: string
  /** For the crew's maps; '' where there is no point. */
  grid: string
  /** The first of her own words. */
  gist: string
  /** What has to be done by then, in a word or two: 'Look'. */
  step: string
  due: DueWords
  dueExactly: string
  href: string
}

export async function showRows(ctx: Ctx, rows: QueueRow[]): Promise<ShownRow[]> {
  const bodies = await listHowWithBody(
    ctx,
    rows.map(({ id }) => id),
  )
  return Promise.all(rows.map(row => showRow(ctx, row, bodies.get(row.id))))
}

async function showRow(ctx: Ctx, row: QueueRow, standing: WithBody | undefined): Promise<ShownRow> {
  const { teams } = await readOrganisation(ctx)
  const readsWords = mayReadWords(staffOf(ctx))
  const [service, step] = await Promise.all([serviceName(ctx, row), stepName(ctx, row)])
  const { due, exactly } = dueOf(row, step, ctx.now())
  return {
    ...row,
    reference: formatCode(row.reference),
    service,
    tags: [...tagsOfBody(standing), ...tagsOf(row)].filter(tag => tag.text !== service),
    team: say(teams.get(row.teamId)?.name, 'en') || row.teamId,
    place: await placeName(ctx, row),
    grid: (row.lat !== null && row.lng !== null && gridReference({ lat: row.lat, lng: row.lng })) || '',
    step,
    due,
    dueExactly: exactly,
    // Who does what inside the council is not the public's either.
    assignedName: readsWords ? row.assignedName : null,
    viewers: readsWords ? row.viewers : [],
    details: readsWords ? row.details : '',
    gist: readsWords ? row.details.split('\n')[0]! : '',
    href: readsWords ? `/staff/requests/${row.id}` : `/staff/reports/${row.reference}`,
  }
}

function dueOf({ nextDueAt, status }: QueueRow, step: string, now: Date): { due: DueWords; exactly: string } {
  const due = sayDueWords(nextDueAt, status, now, step)
  if (!nextDueAt || due.tone !== 'overdue') return { due, exactly: '' }
  const saying = { language: 'en', now } as const
  // What broke today is said with its hour already.
  const isToday = daysFromToday(localDate(nextDueAt, saying), saying) === 0
  return { due, exactly: isToday ? '' : sayDueExactly(nextDueAt, now) }
}

/** As its version calls it; a step without a name by the first of its words: 'we will look at it'. */
async function stepName(ctx: Ctx, { nextStep, versionId }: QueueRow): Promise<string> {
  if (!nextStep) return ''
  const { promise } = await getVersion(ctx, versionId)
  const step = promise?.steps.find(each => each.id === nextStep)
  return say(step?.name, 'en') || say(step?.text, 'en').split(',')[0]!
}

const LOOK: Record<NonNullable<WithBody['look']>, string> = {
  held: 'Read it before {body} gets it',
  failed: '{body} did not take it',
  'held-added': 'Read what was added before {body} gets it',
  'failed-added': '{body} did not take what was added',
}

/** Whose it is; what a person has to see to is hers to find here. */
function tagsOfBody(standing: WithBody | undefined): ShownRow['tags'] {
  if (!standing) return []
  const { body, look } = standing
  return look
    ? [{ text: LOOK[look].replace('{body}', body), colour: 'govuk-tag--red' }]
    : [{ text: `With ${body}`, colour: 'govuk-tag--grey' }]
}

function tagsOf(row: QueueRow): ShownRow['tags'] {
  return [
    ...(row.needsLeader ? [{ text: 'Not sorted', colour: 'govuk-tag--red' }] : []),
    ...(row.sensitive ? [{ text: 'Sensitive', colour: 'govuk-tag--red' }] : []),
    ...(row.isHeld ? [{ text: 'Held back: read it', colour: 'govuk-tag--red' }] : []),
    ...(row.status === 'scheduled' ? [{ text: STATUS_NAMES.scheduled, colour: STATUS_COLOURS.scheduled }] : []),
    ...(row.isRaised ? [{ text: 'Councillor', colour: 'govuk-tag--purple' }] : []),
    ...(row.kind === 'service-request' ? [] : [{ text: nameOf(KIND_NAMES, row.kind), colour: 'govuk-tag--grey' }]),
  ]
}

/** Where it is, each part said once. */
export async function placeName(
  ctx: Ctx,
  { placeWords, postcode, ward }: { placeWords: string | null; postcode: string | null; ward: string | null },
): Promise<string> {
  const area = ward ? await findArea(ctx, ward) : null
  const parts = [placeWords, postcode && spacedPostcode(postcode), area && say(area.name, 'en')]
  return parts.filter((part, index) => part && !parts.slice(0, index).some(before => before?.includes(part))).join(', ')
}

/** As the service is called today; one that is gone, as it was called when this was asked. */
export async function serviceName(ctx: Ctx, row: { service: string; versionId: string }): Promise<string> {
  const current = (await readCatalogue(ctx)).services.get(row.service)
  return say((current ?? (await getVersion(ctx, row.versionId))).name, 'en')
}
