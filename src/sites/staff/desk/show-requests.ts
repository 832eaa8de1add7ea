import { getVersion } from '../../../modules/catalogue/index.ts'
import { listBodiesFor } from '../../../modules/referrals/index.ts'
import type { RequestOfPerson } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayByDay } from '../../../platform/dates/index.ts'
import { formatCode, speakCode } from '../../../platform/spoken-code/index.ts'
import { say } from '../../../platform/text.ts'
import { type DueWords, sayDueExactly, sayDueWords } from '../due-words.ts'
import { placeName, serviceName } from '../queue/queue-rows.ts'
import { OUTCOME_NAMES, STATUS_COLOURS, STATUS_NAMES } from '../request-words.ts'

/** A request of hers with every id said in words. */
export interface ShownRequest {
  id: string
  href: string
  reference: string
  spoken: string
  service: string
  place: string
  status: string
  statusColour: string
  isClosed: boolean
  due: DueWords
  dueExactly: string
  /** The body that deals with it: no date of ours holds then. '': it is ours. */
  body: string
  /** To be read aloud: 'we will look at it by Thursday 3 December'; '' where nothing more is promised. */
  promise: string
  isLate: boolean
  isTold: boolean
  openedAt: Date
  facts: RequestOfPerson
}

export async function showRequests(ctx: Ctx, requests: RequestOfPerson[]): Promise<ShownRequest[]> {
  const bodies = await listBodiesFor(ctx, requests)
  return Promise.all(requests.map(request => showRequest(ctx, request, bodies.get(request.id) ?? '')))
}

async function showRequest(ctx: Ctx, request: RequestOfPerson, body: string): Promise<ShownRequest> {
  const { promise } = await getVersion(ctx, request.versionId)
  const now = ctx.now()
  const step = say(promise?.steps.find(each => each.id === request.nextStep)?.text, 'en')
  const { nextDueAt: due } = request
  return {
    id: request.id,
    href: `/staff/requests/${request.id}`,
    reference: formatCode(request.reference),
    spoken: speakCode(request.reference),
    service: await serviceName(ctx, request),
    place: await placeName(ctx, request),
    status: request.outcome ? OUTCOME_NAMES[request.outcome] : STATUS_NAMES[request.status],
    statusColour: STATUS_COLOURS[request.status],
    isClosed: request.status === 'closed',
    due: sayDueWords(due, request.status, now),
    dueExactly: due ? sayDueExactly(due, now) : '',
    body,
    promise: step && due && !body ? `${step} ${sayByDay(due, { language: 'en', now })}` : '',
    isLate: !body && !!due && due < now && request.status !== 'waiting',
    isTold: request.isTold,
    openedAt: request.openedAt,
    facts: request,
  }
}
