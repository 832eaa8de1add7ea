import { getVersion } from '../../../modules/catalogue/index.ts'
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
  /** To be read aloud: 'we will look at it by Thursday 3 December'; '' where nothing more is promised. */
  promise: string
  isLate: boolean
  isTold: boolean
  openedAt: Date
  facts: RequestOfPerson
}

export const showRequests = (ctx: Ctx, requests: RequestOfPerson[]): Promise<ShownRequest[]> =>
  Promise.all(requests.map(request => showRequest(ctx, request)))

async function showRequest(ctx: Ctx, request: RequestOfPerson): Promise<ShownRequest> {
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
    promise: step && due ? `${step} ${sayByDay(due, { language: 'en', now })}` : '',
    isLate: !!due && due < now && request.status !== 'waiting',
    isTold: request.isTold,
    openedAt: request.openedAt,
    facts: request,
  }
}
