import { sayBy } from '../../platform/dates/index.ts'
import { type Block, list, quote, words } from '../../platform/letter/index.ts'
import { maskPlace } from '../../platform/masking/index.ts'
import { say } from '../../platform/text.ts'
import { phoneOfService } from '../organisation/index.ts'
import { CONFIRM_DAYS, type ToldClosure } from '../requests/index.ts'
import type { Facts } from '../templates/index.ts'
import type { TemplateId } from './default-words.ts'
import { datum, openSteps, stepSentence, type Telling } from './telling.ts'

/** Which letter tells of this news. */
export function templateOf({ event, request }: Pick<Telling, 'event' | 'request'>): TemplateId {
  switch (event.type) {
    case 'requests.opened':
      return 'opened'
    case 'requests.participant-joined':
      return 'joined'
    case 'requests.update-written':
      return 'update'
    case 'requests.paused':
      return 'paused'
    case 'requests.promise-moved':
      return new Date(datum(event, 'to')) < new Date(datum(event, 'from')) ? 'moved-sooner' : 'moved'
    case 'requests.scheduled':
      return 'scheduled'
    case 'requests.closed':
      return templateOfClosure(closureOf({ event, request }))
    case 'requests.reopened':
      return datum(event, 'because') === 'not-sorted' ? 'not-sorted' : 'reopened'
    case 'requests.merged':
      return 'merged'
    case 'referrals.taken-back':
      return 'taken-back'
    default:
      throw new Error(`no letter tells of ${event.type}`)
  }
}

/** A merger has a letter of its own, by its own event; so has what another body did, because it was not us. */
const templateOfClosure = (closure: ToldClosure): TemplateId => (isByBody(closure) ? 'done-by-body' : closure.outcome)

const isByBody = ({ outcome, body, byStaff }: ToldClosure): boolean => outcome === 'done' && !!body && !byStaff

/** What the letter can be filled in with. What is not known of this request is empty. */
export function factsOf(about: Telling): Facts {
  const { t, organisation, language, service, reference, request } = about
  return {
    service: say(service.name, language),
    reference,
    council: say(organisation.council.name, language),
    phone: phoneOfService(organisation, service).number,
    // As her own page says who deals with it.
    team: about.body ?? say(organisation.teams.get(request.teamId)?.name, language),
    steps: stepsOf(about),
    ...(about.event.type === 'requests.opened' && { where: request.placeWords ?? '' }),
    // Who joins is not told who reported it.
    ...(about.event.type === 'requests.participant-joined' && {
      where: maskPlace(request.placeForOthers ?? '', request.names),
    }),
    ...(about.event.type === 'requests.closed' ? closingFacts(about) : { words: quoted(wordsOf(about)) }),
    ...(about.event.type === 'requests.promise-moved' && {
      before: movedStep(about, 'from'),
      now: movedStep(about, 'to'),
    }),
    photo: about.event.type === 'requests.closed' && closureOf(about).hasPhoto ? t('photo') : '',
  }
}

/** What happens next and by when; of what another body deals with the dates are not ours. The dates are those of the promise, so nothing is said that is not kept count of. */
function stepsOf(about: Telling): Block[] {
  const { body, t } = about
  if (body) return [words(t('ofBody', { body }))]
  const steps = openSteps(about)
  return [steps.length > 0 ? list(steps) : words(about.t('whenNews'))]
}

const quoted = (text: string): Block[] => (text === '' ? [] : [quote(text)])

/** What a colleague wrote: the update, the reason, or what we need to know. */
function wordsOf({ event, request }: Telling): string {
  const pause = request.pauses.find(({ id }) => id === datum(event, 'pauseId'))
  const update = request.updates.find(({ id }) => id === datum(event, 'updateId'))
  return pause?.question ?? (update?.saidBy ? `${update.saidBy}: ${update.words}` : update?.words) ?? ''
}

const movedStep = (about: Telling, end: 'from' | 'to'): string =>
  stepSentence(about, datum(about.event, 'step'), new Date(datum(about.event, end)))

function closingFacts(about: Telling): Facts {
  const closure = closureOf(about)
  const last = new Date(closure.createdAt.getTime() + CONFIRM_DAYS * 86_400_000)
  return {
    words: [quote(isByBody(closure) ? withoutName(closure.words, closure.body!) : closure.words)],
    by: sayBy(last, about),
    challenge: closure.challenge ? [words(closure.challenge)] : [],
    body: closure.body ?? '',
    theirReference: closure.bodyReference ?? '',
  }
}

/** Its name stands above them already. */
const withoutName = (words: string, body: string): string =>
  words.startsWith(`${body}: `) ? words.slice(body.length + 2) : words

/** The closure an event tells of. Throws when the read did not bring it: then the event is tried again. */
export function closureOf({ event, request }: Pick<Telling, 'event' | 'request'>): ToldClosure {
  const closure = request.closures.find(({ id }) => id === datum(event, 'closureId'))
  if (!closure) throw new Error(`the closure of event ${event.seq} is not there`)
  return closure
}
