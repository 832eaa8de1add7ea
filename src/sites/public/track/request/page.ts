import { getVersion, type Service } from '../../../../modules/catalogue/index.ts'
import { listSentTo, type SentMessage } from '../../../../modules/channels/index.ts'
import { canThank } from '../../../../modules/coaching/index.ts'
import { listCurrentNotices, type Notice } from '../../../../modules/notices/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { postcodeNear } from '../../../../modules/places/index.ts'
import { findBodyFor, findReferral } from '../../../../modules/referrals/index.ts'
import { CONFIRM_DAYS, type Tracked } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { sayDateAndTime } from '../../../../platform/dates/index.ts'
import { displayAnswers } from '../../../../platform/form/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { formatCode, speakCode } from '../../../../platform/spoken-code/index.ts'
import { type Language, say, translator } from '../../../../platform/text.ts'
import { publicAnswers } from '../../../public-words.ts'
import { sayDue } from '../../../say-due.ts'
import { text as cancelText } from '../cancel/text.ts'
import { numbersToRing } from '../danger-typed.ts'
import { readLinkedRequest } from '../linked-request.ts'
import { text } from './text.ts'
import { timelineOf } from './timeline.ts'

/** Her request as she may see it: where it stands, what was promised, everything that happened, what she can do. */
export const trackedPage = page({
  at: import.meta,
  path: '/track/:token',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const { tracked: read, service, home, participantId } = await readLinkedRequest(ctx, visit)
    const tracked = inHerOwnWords(read, ctx.language)
    const organisation = await readOrganisation(ctx)
    const team = organisation.teams.get(tracked.teamId)
    const current = tracked.closures.findLast(closure => !closure.reopenedAt) ?? null
    const { askedAbout } = tracked
    const mayAnswer = !!askedAbout && ctx.now().getTime() < askedAbout.createdAt.getTime() + CONFIRM_DAYS * 86_400_000
    const followed = tracked.continuesAs ?? tracked
    const body = await bodyOf(ctx, tracked)
    const isPublic = tracked.visibility === 'public' && !tracked.sensitive
    return {
      service,
      tracked,
      home,
      reference: formatCode(tracked.reference),
      spoken: speakCode(tracked.reference),
      team: team ? say(team.name, ctx.language) : '',
      answers:
        tracked.participant.role === 'reporter'
          ? displayAnswers(service.form ?? [], tracked.answers, ctx.language)
          : [],
      photos: tracked.photos.filter(photo => !photo.closureId),
      resultPhotos: tracked.photos.filter(photo => photo.closureId && photo.closureId === current?.id),
      current,
      body,
      looksAgain: tracked.status === 'open' && looksAgain(tracked),
      mayAnswer: mayAnswer && tracked.answered === null,
      mayChange: mayAnswer && tracked.answered === true,
      mayThank: tracked.status === 'closed' && (await canThank(ctx, participantId)),
      mayAdd: followed.status !== 'closed',
      // Our news and dates are of our own work.
      notices: body ? [] : await noticesOf(ctx, tracked),
      question: followed.pause?.question ?? null,
      timeline: timelineOf(tracked, service, await getVersion(ctx, followed.versionId), ctx),
      steps: promiseOf(tracked, service, body !== null).map(({ step, dueAt, keptAt }) => ({
        text: step.text,
        by: sayDue({ within: step.within, due: dueAt }, ctx),
        kept: !!keptAt,
        late: !keptAt && dueAt < ctx.now() && tracked.status !== 'waiting',
      })),
      publicWords:
        isPublic && tracked.participant.role === 'reporter'
          ? publicAnswers(service.form ?? [], tracked, ctx.language)
          : null,
      isPublic,
      isTaken: tracked.assignedTo !== null || tracked.promises.some(({ keptAt }) => keptAt !== null),
      done: visit.query.done ?? null,
      ring: await numbersToRing(ctx, visit.query.ring),
      complaint: organisation.council.complaints.service,
      sent: await sayWhatWeSent(ctx, tracked.id, participantId),
    }
  },
  example: ({ token }) => `/track/${token}`,
})

/** The body whose it is, and what we know from it; null: ours. */
async function bodyOf(ctx: Ctx, tracked: Tracked) {
  const { id, continuesAs } = tracked
  if (continuesAs || looksAgain(tracked)) return null
  const name = await findBodyFor(ctx, tracked)
  const referral = name && (await findReferral(ctx, id))
  return name ? { name, isSent: !!referral && !!referral.sentAt, theirId: referral ? referral.theirId : null } : null
}

/** What she should know of such requests there: a text about it leads here, and has not room for all of it. */
async function noticesOf(ctx: Ctx, { status, sensitive, service, areas, ward, ...at }: Tracked): Promise<Notice[]> {
  if (status === 'closed' || sensitive) return []
  const { lat, lng } = at
  const postcode = at.postcode ?? (lat === null || lng === null ? null : await postcodeNear(ctx, { lat, lng }))
  return listCurrentNotices(ctx, { service, at: { areas: ward ? [...areas, ward] : areas, postcode }, surely: true })
}

const MOST_SENT = 5

/** 'We texted you on Thursday 3 December. It was delivered.', the newest first: so that she looks for it, or asks. */
async function sayWhatWeSent(ctx: Ctx, about: string, reader: string): Promise<string[]> {
  const t = translator(text, ctx.language)
  const sent = await listSentTo(ctx, { about, reader, limit: MOST_SENT })
  return sent.map(({ medium, at, status }) => {
    const when = sayDateAndTime(at, { language: ctx.language, now: ctx.now() })
    return [t(`by.${medium}`, { when }), ENDS[status] ? t(ENDS[status]) : ''].filter(Boolean).join(' ')
  })
}

const ENDS: Partial<Record<SentMessage['status'], 'arrived' | 'notArrived'>> = {
  delivered: 'arrived',
  failed: 'notArrived',
}

/** Who takes it back without a word is told so as to herself, not as colleagues are told of her. */
function inHerOwnWords(tracked: Tracked, language: Language): Tracked {
  const standing: string[] = Object.values(cancelText.because)
  const closures = tracked.closures.map(closure =>
    standing.includes(closure.words) ? { ...closure, words: text.youCancelled[language] } : closure,
  )
  return { ...tracked, closures }
}

/** She said that it is not sorted, and a team leader looks at it now. */
function looksAgain({ closures }: Tracked): boolean {
  const last = closures.at(-1)
  return !!last?.reopenedAt && last.toLeader
}

/** Of what a body deals with only what we have done. */
function promiseOf(tracked: Tracked, service: Service, isOfBody: boolean) {
  return tracked.promises.flatMap(promise => {
    if (isOfBody && !promise.keptAt) return []
    const step = service.promise?.steps.find(each => each.id === promise.step)
    return step ? [{ step, dueAt: promise.dueAt, keptAt: promise.keptAt }] : []
  })
}
