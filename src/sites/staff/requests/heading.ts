import { getVersion, readCatalogue, type Service } from '../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { isPublic, type RequestView } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { formatCode, speakCode } from '../../../platform/spoken-code/index.ts'
import { say } from '../../../platform/text.ts'
import { type DueWords, sayDueExactly, sayDueWords } from '../due-words.ts'
import { placeName } from '../queue/queue-rows.ts'
import { CHANNEL_NAMES, KIND_NAMES, nameOf, STATUS_COLOURS, STATUS_NAMES, VISIBILITY_NAMES } from '../request-words.ts'

/** What a page about a request says at its top. */
export interface Heading {
  id: string
  href: string
  service: string
  place: string
  reference: string
  /** Its digits without spaces, to copy. */
  referenceDigits: string
  spoken: string
  kind: string
  isOrdinary: boolean
  status: string
  statusColour: string
  isClosed: boolean
  due: DueWords
  dueExactly: string
  team: string
  visibility: string
  channel: string
}

export async function readHeading(ctx: Ctx, request: RequestView): Promise<Heading> {
  const { teams } = await readOrganisation(ctx)
  return {
    id: request.id,
    href: `/staff/requests/${request.id}`,
    service: say((await serviceNow(ctx, request)).name, 'en'),
    place: await placeName(ctx, request),
    reference: formatCode(request.reference),
    referenceDigits: request.reference,
    spoken: speakCode(request.reference),
    kind: nameOf(KIND_NAMES, request.kind),
    isOrdinary: request.kind === 'service-request',
    status: STATUS_NAMES[request.status],
    statusColour: STATUS_COLOURS[request.status],
    isClosed: request.status === 'closed',
    due: sayDueWords(request.nextDueAt, request.status, ctx.now()),
    dueExactly: request.nextDueAt ? sayDueExactly(request.nextDueAt, ctx.now()) : '',
    team: say(teams.get(request.teamId)?.name, 'en') || request.teamId,
    visibility: sayVisibility(request),
    channel: nameOf(CHANNEL_NAMES, request.channel),
  }
}

/** Who sees it now: what is public by its service is so until its reporter takes her words back. */
function sayVisibility(request: RequestView): string {
  if (request.visibility !== 'public' || isPublic(request)) return nameOf(VISIBILITY_NAMES, request.visibility)
  if (request.heldAt && !request.sensitive && !request.withdrawnAt) return 'Held back until a colleague shows it'
  return request.withdrawnAt ? 'Taken off the public page by the customer' : VISIBILITY_NAMES['private-from-public']
}

/** The service as it stands now; one that is gone, as it was. */
export async function serviceNow(ctx: Ctx, request: Pick<RequestView, 'service' | 'versionId'>): Promise<Service> {
  return (await readCatalogue(ctx)).services.get(request.service) ?? (await getVersion(ctx, request.versionId))
}
