import { listToldDuty } from '../../../modules/duty/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { findBodyFor, findReferral, requestReferred } from '../../../modules/referrals/index.ts'
import { isConfined, isPublic, noteVisit, type RequestView, readRequest } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { page } from '../../../platform/page/page.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { translator } from '../../../platform/text.ts'
import { sayToldDuty } from '../duty/told-duty.ts'
import { backToQueue } from '../queue/last-queue.ts'
import { BASIS_NAMES, OUTCOME_NAMES } from '../request-words.ts'
import { staffOf } from '../site.ts'
import { showAnswers } from './answers.ts'
import { sayBecause } from './because.ts'
import { readHeading } from './heading.ts'
import { mayDo } from './may-do.ts'
import { readNearby } from './nearby.ts'
import { sayDeaths, sayDoubts, showPeople } from './people.ts'
import { showFile } from './photos.ts'
import { showSteps } from './promise-steps.ts'
import { readSpot } from './spot.ts'
import { text } from './text.ts'
import { readTimeline } from './timeline/entries.ts'
import { wordsOfClosure } from './timeline/say-event.ts'
import { timelineTexts } from './timeline/text.ts'

/** Everything about one request, and what can be done with it. Three queries. */
export const requestPage = page({
  at: import.meta,
  path: '/staff/requests/:id',
  permission: 'requests.read',
  texts: text,
  async load(ctx, visit) {
    const request = await readRequest(ctx, visit.params.id!)
    const isOpen = request.status !== 'closed'
    const isHeld = request.heldAt !== null
    // What is held is first read: nothing is looked for that it may be the same as.
    const [nearby, toldDuty] = await Promise.all([
      isOpen && !isHeld ? readNearby(ctx, request) : [],
      isHeld ? listToldDuty(ctx, request.id) : [],
      noteVisit(ctx, request.id),
    ])
    const people = showPeople(ctx.actor, request)
    const files = request.photos.map(photo => showFile(request, photo))
    return {
      request,
      isHeldBack: isPublic({ ...request, heldAt: null }) && isHeld,
      isHeldByColleague: request.timeline.some(({ type }) => type === 'requests.words-held'),
      isPublic: isPublic(request),
      isConfined: isConfined(request),
      toldDuty: sayToldDuty(ctx, toldDuty),
      heading: await readHeading(ctx, request),
      answers: await showAnswers(ctx, request),
      photos: files.filter(file => file.isPicture),
      documents: files.filter(file => !file.isPicture),
      map: await mapOf(ctx, request, nearby),
      spot: await readSpot(ctx, request),
      nearby,
      people,
      deaths: [...sayDeaths(people), ...sayDoubts(people)],
      // Who only follows it is not visited about it.
      markers: [...new Set(request.participants.filter(p => p.role !== 'follower').flatMap(p => p.markers))],
      steps: await showSteps(ctx, request),
      because: await sayBecause(ctx, request),
      timeline: (await readTimeline(ctx, request)).map(entry => ({
        ...entry,
        photos: entry.photos.map(photo => showFile(request, photo)),
      })),
      notSorted: saidNotSorted(request),
      closure: showClosure(request),
      body: await findBodyFor(ctx, request),
      referral: wasReferred(request) ? await findReferral(ctx, request.id) : null,
      merged: request.merged.map(each => ({
        ...each,
        reference: formatCode(each.reference),
        isInto: each.id === request.mergedInto,
      })),
      basisNames: BASIS_NAMES,
      may: mayDo(staffOf(ctx), request),
      seen: request.lastSeq,
      back: backToQueue(visit),
    }
  },
  example: ({ request }) => `/staff/requests/${request}`,
})

const wasReferred = ({ timeline }: RequestView): boolean => timeline.some(({ type }) => type === requestReferred.type)

/** What she said who found that it is not sorted: for the leader, who looks at it again. */
function saidNotSorted({ needsLeader, closures, participants }: RequestView) {
  if (!needsLeader) return null
  const answers = closures.flatMap(closure => closure.confirmations.filter(each => !each.sorted))
  const last = answers.at(-1)
  const person = participants.find(each => each.id === last?.participantId)
  return last ? { words: last.words, at: last.at, name: person?.name ?? 'The customer' } : null
}

/** How it ended, as the customer was told. */
function showClosure({ closures, status }: RequestView) {
  const closure = status === 'closed' && closures.findLast(each => !each.reopenedAt)
  if (!closure) return null
  const t = translator(timelineTexts, 'en')
  return { ...closure, outcome: OUTCOME_NAMES[closure.outcome], lines: wordsOfClosure(t, closure) }
}

async function mapOf(ctx: Ctx, { lat, lng }: RequestView, nearby: Awaited<ReturnType<typeof readNearby>>) {
  if (lat === null || lng === null) return null
  const { council } = await readOrganisation(ctx)
  const points = nearby.map(({ lat, lng, number, href, reference }) => ({
    lat,
    lng,
    label: String(number),
    title: reference,
    href,
  }))
  const words = { zoomIn: text.zoomIn.en, zoomOut: text.zoomOut.en, here: text.thisOne.en }
  return { outlines: '/areas.geojson', bounds: council.map.bounds, centre: { lat, lng }, points, words }
}
