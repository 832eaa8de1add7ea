import { sql } from 'kysely'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { maskPlace } from '../../platform/masking/index.ts'
import { beforeExtension } from '../../platform/phone.ts'
import type { Language } from '../../platform/text.ts'
import { readDangerSaid } from '../catalogue/index.ts'
import { participantOfStopToken, participantOfToken } from './link.ts'
import { actAsParticipant } from './participant-actor.ts'
import { readRequest } from './request.read.ts'
import { NOT_ASKED_ABOUT } from './request.ts'
import type { ClosureView, PhotoView, RequestView, UpdateView } from './request-view.ts'
import { promiseMoved, requestReopened, stepKept } from './requests.events.ts'
import { getParticipant } from './requests.store.ts'
import type { Hears } from './say-how-to-tell.ts'

/** What the holder of a private link sees: her request without colleagues' notes, names of staff or other people. */
export interface Tracked
  extends Omit<
    RequestView,
    'participants' | 'viewers' | 'timeline' | 'takenBy' | 'takenById' | 'assignedName' | 'closures' | 'confidedTo'
  > {
  closures: TrackedClosure[]
  /** Steps that were kept by themselves, not with a closing. */
  kept: KeptStep[]
  moves: MovedStep[]
  participant: {
    id: string
    role: string
    language: string
    told: boolean
    hears: Hears
    hasEmail: boolean
    mayBeTold: boolean
  }
  /** The closure that she is asked about, 'is it sorted?': of hers, or of the one that hers was joined into. */
  askedAbout: TrackedClosure | null
  /** How she answered, if she did. */
  answered: boolean | null
  /** The request that hers was joined into, if it was. */
  continuesAs: Continued | null
  /** To mask in what she is shown of how others see it; never to be shown. */
  names: string[]
}

export interface TrackedClosure extends ClosureView {
  /** A 'no' opened it again, for a leader to look at. */
  toLeader: boolean
}

export interface KeptStep {
  step: string
  at: Date
  inTime: boolean
}

/** A date that was moved: what we said before, what we say now, and why. */
export interface MovedStep {
  step: string
  at: Date
  from: Date
  to: Date
  words: string
}

/** What is told to those whose request was joined into this one: nothing of who asked it or what she wrote. */
export type Continued = Pick<
  Tracked,
  | 'status'
  | 'service'
  | 'versionId'
  | 'teamId'
  | 'promises'
  | 'updates'
  | 'closures'
  | 'pause'
  | 'pauses'
  | 'kept'
  | 'moves'
>

/** Reads what a participant may follow. `NotFound` when her link no longer holds. */
export async function readTracked(outer: Ctx, participantId: string): Promise<Tracked> {
  const ctx = await actAsParticipant(outer, participantId)
  const participant = await getParticipant(ctx, participantId)
  const read = await readRequest(ctx, participant.request_id)
  const {
    participants,
    viewers: _v,
    timeline: _t,
    takenBy: _b,
    takenById: _i,
    assignedName: _a,
    confidedTo: _c,
    ...request
  } = read
  const isReporter = participant.role === 'reporter'
  const names = namesOf(participants)
  const told = toldTo(await withoutSilenced(ctx, read), participant)
  const continuesAs = request.mergedInto ? await readContinued(ctx, request, request.mergedInto, participant) : null
  const current = (continuesAs ?? told).closures.findLast(closure => !closure.reopenedAt)
  const askedAbout = current && !NOT_ASKED_ABOUT.includes(current.outcome) ? current : null
  const self = participants.find(each => each.id === participant.id)
  return {
    ...request,
    ...told,
    // What the reporter wrote is hers: those who joined know what it is about.
    ...(isReporter ? {} : { answers: {}, details: '', postcode: null }),
    placeWords: isReporter ? request.placeWords : maskPlace(placeForOthers(request), names),
    names: isReporter ? names : [],
    photos: request.photos.filter(photo => isPhotoFor(photo, isReporter, told.updates)),
    participant: {
      id: participant.id,
      role: participant.role,
      language: participant.language,
      told: participant.told,
      hears: participant.told ? (participant.hears as Hears) : 'nothing',
      hasEmail: !!self?.email && self.emailSafe === true,
      mayBeTold: self?.isReachable === true,
    },
    askedAbout,
    answered: askedAbout?.confirmations[0]?.sorted ?? null,
    continuesAs,
  }
}

/** Held words may stand in it: then it is told to nobody else. */
const placeForOthers = ({
  heldAt,
  shownPlace,
  placeWords,
}: Pick<RequestView, 'heldAt' | 'shownPlace' | 'placeWords'>) => (heldAt ? '' : (shownPlace ?? placeWords ?? ''))

type Telling = Pick<RequestView, 'id' | 'updates' | 'closures' | 'timeline'>
type Told = Pick<Tracked, 'updates' | 'closures' | 'kept' | 'moves'>
type Participant = Awaited<ReturnType<typeof getParticipant>>

/** Where somebody reads her mail he opens the links in it: what she wrote of him does not stand behind them. */
async function withoutSilenced<T extends Telling>(ctx: Ctx, request: T): Promise<T> {
  const isShown = async ({ participantId, words }: UpdateView) =>
    !participantId || (await readDangerSaid(ctx, words)).notBack.length === 0
  const shown = await Promise.all(request.updates.map(isShown))
  return { ...request, updates: request.updates.filter((_, nth) => shown[nth]) }
}

/** What was told to her of what happened: no notes between colleagues, nobody else's words, no names. */
function toldTo(request: Telling, participant: Participant): Told {
  const isHers = participant.request_id === request.id && participant.role === 'reporter'
  const told = request.updates.filter(update => isFor(update, participant.id))
  const events = (type: string) => request.timeline.filter(event => event.type === type)
  const moved = events(promiseMoved.type)
  const toLeader = events(requestReopened.type).filter(({ data }) => data.because === 'not-sorted')
  return {
    // Why a date moved is told with the date.
    updates: told
      .filter(({ id }) => !moved.some(({ data }) => data.updateId === id))
      .map(update => ({ ...update, authorName: null })),
    kept: events(stepKept.type).map(({ at, data }) => ({ at, step: String(data.step), inTime: data.inTime === true })),
    moves: moved.map(({ at, data }) => ({
      at,
      step: String(data.step),
      from: new Date(String(data.from)),
      to: new Date(String(data.to)),
      words: told.find(({ id }) => id === data.updateId)?.words ?? '',
    })),
    closures: request.closures.map(closure => ({
      ...closure,
      byName: null,
      toLeader: toLeader.some(({ data }) => data.closureId === closure.id),
      // What somebody wrote when she took her request back is hers.
      words: isHers || closure.outcome !== 'cancelled' ? closure.words : '',
      confirmations: closure.confirmations.filter(each => each.participantId === participant.id),
    })),
  }
}

/** What became confidential since is not told to those who asked something that was not. */
async function readContinued(
  ctx: Ctx,
  own: Pick<RequestView, 'sensitive'>,
  into: string,
  participant: Participant,
): Promise<Continued> {
  const request = await readRequest(withContext(ctx, { actor: system('requests') }), into)
  const { status, service, versionId, teamId, promises, pause, pauses } = request
  const bare = { status, service, versionId, teamId, promises }
  if (request.sensitive && !own.sensitive)
    return { ...bare, updates: [], closures: [], pause: null, pauses: [], kept: [], moves: [] }
  return { ...bare, pause, pauses, ...toldTo(await withoutSilenced(ctx, request), participant) }
}

/** Her own, what came with words that she may read, what others may see, and the result. */
function isPhotoFor(photo: PhotoView, isReporter: boolean, updates: { id: string }[]): boolean {
  if (photo.closureId || (photo.releasedAt && !photo.withdrawnAt)) return true
  return photo.updateId ? updates.some(update => update.id === photo.updateId) : isReporter
}

/** Those given by all who take part, for themselves and for whom they asked. */
function namesOf(participants: RequestView['participants']): string[] {
  return participants.flatMap(({ name, onBehalf }) => [name, onBehalf?.of ?? null]).filter(name => !!name) as string[]
}

function isFor(update: RequestView['updates'][number], participantId: string): boolean {
  return !update.withdrawnAt && (update.audience !== 'staff' || update.participantId === participantId)
}

/** The language she asked in, by her private link or that to stop messages; null for anything that is not such a link (any more). */
export async function languageOfLink(ctx: Ctx, token: string): Promise<Language | null> {
  const id = (await participantOfToken(ctx, token)) ?? (await participantOfStopToken(ctx, token))
  const participants = ctx.db.selectFrom('requests.participants').select('language')
  const row = id && (await participants.where('id', '=', id).where('left_at', 'is', null).executeTakeFirst())
  return row ? (row.language as Language) : null
}

/**
 * The participant whose request has this reference and who knows this about herself: postcode, email, or the last four
 * or more digits of her phone (the last six count). Null when nothing fits. The postcode of a public report's place is
 * known to everybody, so there it must be her own. Sensitive requests are never found this way: by link only.
 */
export async function findParticipantByKnowledge(ctx: Ctx, reference: string, known: string): Promise<string | null> {
  const bare = beforeExtension(known).replaceAll(/\s/g, '')
  const digits = /^\+?[\d().-]+$/.test(bare) ? bare.replaceAll(/\D/g, '') : ''
  const { rows } = await sql<{ id: string }>`
    select p.id from requests.requests r
    join requests.participants p on p.request_id = r.id and p.left_at is null
    left join customers.known_points c on c.customer_id = p.customer_id
    where r.reference = ${reference} and not r.sensitive and (
      (c.kind = 'email' and c.normal = ${bare.toLowerCase()})
      or (c.kind = 'phone' and ${digits.length >= 4} and right(c.normal, ${Math.min(digits.length, 6)}) = ${digits.slice(-6)})
      or (c.kind = 'address' and c.normal = ${bare.toUpperCase()})
      or (p.role = 'reporter' and r.visibility <> 'public' and r.postcode = ${bare.toUpperCase()}))
    order by p.role = 'reporter' desc, p.joined_at limit 1`.execute(ctx.db)
  return rows[0]?.id ?? null
}

export type Knowledge = 'email' | 'phone' | 'postcode'

/** With which of what she told us `findParticipantByKnowledge` finds her request; none: it opens by her link only. */
export async function listKnowledge(ctx: Ctx, participantId: string): Promise<Knowledge[]> {
  const { rows } = await sql<{ kind: Knowledge }>`
    select case c.kind when 'address' then 'postcode' else c.kind end as kind from requests.participants p
    join requests.requests r on r.id = p.request_id and not r.sensitive
    join customers.known_points c on c.customer_id = p.customer_id and c.kind in ('email', 'phone', 'address')
    where p.id = ${participantId}
    union select 'postcode' from requests.participants p
    join requests.requests r on r.id = p.request_id and not r.sensitive and r.visibility <> 'public' and r.postcode is not null
    where p.id = ${participantId} and p.role = 'reporter'`.execute(ctx.db)
  return (['email', 'phone', 'postcode'] as const).filter(each => rows.some(({ kind }) => kind === each))
}
