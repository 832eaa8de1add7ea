import { getVersion, readCatalogue } from '../../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import type { PhotoView, RequestView } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { say, translator } from '../../../../platform/text.ts'
import { sayEvent } from './say-event.ts'
import { timelineTexts } from './text.ts'

type TimelineEvent = RequestView['timeline'][number]

/** One thing that happened, in plain words. */
export interface TimelineEntry {
  at: Date
  by: string
  title: string
  /** People's own words that belong to it. */
  words: string[]
  /** How it looks: between colleagues, to the customer, from the customer, or what the program notes. */
  look: 'note' | 'sent' | 'heard' | 'fact'
  photos: PhotoView[]
  /** Id of a message that stands on the public page and can be taken off it. */
  publicUpdate?: string
}

/** What the words of an event are made from. */
export interface Telling {
  request: RequestView
  t: ReturnType<typeof translator>
  teamName(id: unknown): string
  serviceName(slug: unknown): string
  /** What a step of the promise says. */
  stepText(step: unknown): string
  now: Date
}

/** Everything that happened to a request, the newest first: events with their updates, questions and closures. */
export async function readTimeline(ctx: Ctx, request: RequestView): Promise<TimelineEntry[]> {
  const [{ teams }, { names }] = await Promise.all([readOrganisation(ctx), readCatalogue(ctx)])
  const { promise } = await getVersion(ctx, request.versionId)
  const telling: Telling = {
    request,
    t: translator(timelineTexts, 'en'),
    teamName: id => say(teams.get(String(id))?.name, 'en') || String(id),
    serviceName: slug => say(names.get(String(slug)), 'en') || String(slug),
    stepText: step => say(promise?.steps.find(each => each.id === step)?.text, 'en') || 'a step of the promise',
    now: ctx.now(),
  }
  return request.timeline
    .filter((event, index) => !isSaidByAnother(event, request.timeline[index + 1], request))
    .map(event => ({ at: event.at, by: sayBy(telling, event), ...sayEvent(telling, event) }))
    .toReversed()
}

/** A merger closes the request: that is one thing to people. A photo that came with words is shown with them. */
function isSaidByAnother(event: TimelineEvent, next: TimelineEvent | undefined, request: RequestView): boolean {
  if (event.type === 'requests.closed' && event.data.outcome === 'merged') return next?.type === 'requests.merged'
  if (event.type !== 'requests.photo-added') return false
  return request.photos.some(photo => photo.fileId === event.data.fileId && photo.updateId !== null)
}

function sayBy({ request, t }: Telling, event: TimelineEvent): string {
  if (event.actorName) return event.actorName
  if (event.actorKind === 'system') return t('by.system')
  if (event.actorKind === 'api-key') return t('by.other-system')
  const written = request.updates.find(update => update.id === event.data.updateId)
  const participantId = event.participantId ?? event.data.participantId ?? written?.participantId ?? null
  const person = request.participants.find(each => each.id === participantId)
  const reporter = request.participants.find(each => each.role === 'reporter' && each.ofRequest === request.id)
  if (participantId && !person) return t('by.follower')
  const who = person ?? reporter
  return who?.name ?? t(who && who.role === 'follower' ? 'by.follower' : 'by.customer')
}
