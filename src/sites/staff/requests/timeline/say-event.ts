import { type ClosureView, isPublic, type RequestView } from '../../../../modules/requests/index.ts'
import { sayDay } from '../../../../platform/dates/index.ts'
import { formatCode } from '../../../../platform/spoken-code/index.ts'
import { CHANNEL_NAMES, nameOf, OUTCOME_NAMES } from '../../request-words.ts'
import type { Telling, TimelineEntry } from './entries.ts'

type Said = Omit<TimelineEntry, 'at' | 'by'>
type TimelineEvent = RequestView['timeline'][number]
type Sayer = (telling: Telling, event: TimelineEvent) => Said

const fact = (title: string, words: string[] = []): Said => ({ title, words, look: 'fact', photos: [] })
const wordsOfUpdate = ({ request }: Telling, id: unknown) => request.updates.find(update => update.id === id)?.words
const given = (...words: (string | null | undefined)[]): string[] => words.filter((each): each is string => !!each)

const SAYERS: Record<string, Sayer> = {
  'requests.opened': ({ t, request }) =>
    fact(t('happened.opened', { channel: `${nameOf(CHANNEL_NAMES, request.channel)}.` })),
  'requests.assigned': ({ t }, event) => {
    if (!event.toName) return fact(t('happened.unassigned'))
    return fact(event.toName === event.actorName ? t('happened.taken') : t('happened.assigned', { name: event.toName }))
  },
  'requests.moved': (telling, { data }) => ({
    ...fact(telling.t('happened.moved', { from: telling.teamName(data.from), to: telling.teamName(data.to) })),
    words: given(wordsOfUpdate(telling, data.updateId)),
    look: data.updateId ? 'note' : 'fact',
  }),
  'requests.service-changed': ({ t, serviceName }, { data }) =>
    fact(
      data.from === data.to
        ? t('happened.kind')
        : t('happened.service', { from: serviceName(data.from), to: serviceName(data.to) }),
    ),
  'requests.paused': ({ t, request }, { data }) => ({
    ...fact(t('happened.paused'), given(request.pauses.find(pause => pause.id === data.pauseId)?.question)),
    look: 'sent',
  }),
  'requests.resumed': ({ t }) => fact(t('happened.resumed')),
  'requests.promise-moved': (telling, { data }) => ({
    ...fact(
      telling.t('happened.promise-moved', {
        step: telling.stepText(data.step),
        from: sayDate(telling, data.from),
        to: sayDate(telling, data.to),
      }),
      given(wordsOfUpdate(telling, data.updateId)),
    ),
    look: 'sent',
  }),
  'requests.step-kept': (telling, { data }) =>
    fact(telling.t(data.inTime ? 'happened.kept' : 'happened.kept-late', { step: telling.stepText(data.step) })),
  'requests.scheduled': ({ t }) => fact(t('happened.scheduled')),
  'requests.update-written': sayUpdate,
  'requests.update-withdrawn': (telling, { data }) =>
    fact(telling.t('happened.withdrawn-update'), given(wordsOfUpdate(telling, data.updateId))),
  'referrals.referred': ({ t }) => fact(t('happened.referred')),
  'referrals.sent': ({ t }) => fact(t('happened.referral-sent')),
  'referrals.failed': ({ t }) => fact(t('happened.referral-failed')),
  'referrals.held': ({ t }) => fact(t('happened.referral-held')),
  'referrals.addition-held': ({ t }) => fact(t('happened.addition-held')),
  'referrals.held-sent': ({ t }) => fact(t('happened.held-sent')),
  'referrals.held-dropped': ({ t }) => fact(t('happened.held-dropped')),
  'referrals.retried': ({ t }) => fact(t('happened.referral-retried')),
  'referrals.taken-back': ({ t }) => fact(t('happened.referral-taken-back')),
  'referrals.declined': ({ t }) => fact(t('happened.referral-declined')),
  'referrals.addition-sent': ({ t }) => fact(t('happened.addition-sent')),
  'referrals.addition-failed': ({ t }) => fact(t('happened.addition-failed')),
  'referrals.addition-not-taken': ({ t }) => fact(t('happened.addition-not-taken')),
  'referrals.additions-retried': ({ t }) => fact(t('happened.additions-retried')),
  'requests.closed': sayClosed,
  'requests.reopened': ({ t }, { data }) => fact(t(`happened.reopened-${data.because}`)),
  'requests.closure-confirmed': sayConfirmed,
  'requests.raising-noted': ({ t }) => fact(t('happened.raised')),
  'requests.raising-taken-back': ({ t }) => fact(t('happened.raising-taken-back')),
  'requests.merged': ({ t, request }, { data }) => {
    const into = request.merged.find(each => each.id === data.into)
    return fact(
      t('happened.merged', { reference: into ? formatCode(into.reference) : 'another' }),
      given(request.closures.find(closure => closure.id === data.closureId)?.words),
    )
  },
  'requests.participant-joined': ({ t }) => fact(t('happened.joined')),
  'requests.participant-left': ({ t }) => fact(t('happened.left')),
  'requests.participant-returned': ({ t }) => fact(t('happened.returned')),
  'requests.words-withdrawn': ({ t }) => fact(t('happened.words-withdrawn')),
  'requests.photo-added': ({ t, request }, { data }) => ({
    ...fact(t('happened.photo')),
    look: 'heard',
    photos: request.photos.filter(photo => photo.fileId === data.fileId),
  }),
  'requests.photo-held': ({ t }) => fact(t('happened.photo-held')),
  'requests.words-released': ({ t }, { data }) =>
    fact(t(data.less ? 'happened.words-released-less' : 'happened.words-released')),
  'requests.words-held': ({ t }) => fact(t('happened.words-held')),
  'requests.photo-released': ({ t }) => fact(t('happened.photo-released')),
}

/** One event in words; a kind of event that this page does not know yet is still shown. */
export function sayEvent(telling: Telling, event: TimelineEvent): Said {
  return SAYERS[event.type]?.(telling, event) ?? fact(telling.t('happened.other'))
}

function sayUpdate(telling: Telling, { data }: TimelineEvent): Said {
  const { t, request } = telling
  const words = given(wordsOfUpdate(telling, data.updateId))
  const photos = request.photos.filter(photo => photo.updateId === data.updateId)
  if (data.by === 'participant') return { title: t('happened.added'), words, photos, look: 'heard' }
  if (data.by === 'api-key') return { title: t('happened.outside'), words, photos, look: 'heard' }
  const saidBy = data.by === 'body' && request.updates.find(each => each.id === data.updateId)?.saidBy
  if (saidBy) return { title: t('happened.body', { body: saidBy }), words, photos, look: 'heard' }
  if (data.audience === 'staff') return { title: t('happened.note'), words, photos, look: 'note' }
  if (data.audience !== 'public') return { title: t('happened.message'), words, photos, look: 'sent' }
  const update = request.updates.find(each => each.id === data.updateId)
  const shown = update && !update.withdrawnAt && isPublic(request) ? { publicUpdate: update.id } : {}
  return { title: t('happened.public'), words, photos, look: 'sent', ...shown }
}

function sayClosed({ t, request }: Telling, { data }: TimelineEvent): Said {
  const closure = request.closures.find(each => each.id === data.closureId)
  const outcome = `${nameOf(OUTCOME_NAMES, String(data.outcome))}.`
  return {
    title: t(data.inTime === false ? 'happened.closed-late' : 'happened.closed', { outcome }),
    words: closure ? wordsOfClosure(t, closure) : [],
    photos: request.photos.filter(photo => photo.closureId === data.closureId),
    look: 'sent',
  }
}

/** What the customer was told when it was closed: the words, whose it is, how to challenge it. */
export function wordsOfClosure(t: Telling['t'], closure: ClosureView): string[] {
  const { words, challenge, body, bodyReference } = closure
  const whose = bodyReference
    ? t('closed.bodyReference', { body: body ?? '', reference: bodyReference })
    : body && t('closed.body', { body })
  return given(words, whose, challenge && t('closed.challenge', { words: challenge }))
}

function sayConfirmed({ t, request }: Telling, { data }: TimelineEvent): Said {
  const closure = request.closures.find(each => each.id === data.closureId)
  const answer = closure?.confirmations.find(each => each.participantId === data.participantId)
  const title = data.sorted ? 'happened.sorted' : data.again ? 'happened.not-sorted-again' : 'happened.not-sorted'
  return { title: t(title), words: given(answer?.words), photos: [], look: 'heard' }
}

const sayDate = ({ now }: Telling, iso: unknown): string => sayDay(new Date(String(iso)), { language: 'en', now })
