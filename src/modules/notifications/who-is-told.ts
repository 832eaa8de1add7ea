import type { HappenedEvent } from '../../platform/events/index.ts'
import type { HushedParticipant, ToldParticipant, ToldRequest } from '../requests/index.ts'
import { datum } from './telling.ts'

type Choose = (person: ToldParticipant, event: HappenedEvent, request: ToldRequest) => boolean

const everybody: Choose = () => true

/** Which participants hear of which news. What is not here is told to none of them. */
const rules: Record<string, Choose> = {
  'requests.opened': (person, _, request) => person.requestId === request.id && person.role !== 'follower',
  'requests.participant-joined': (person, event) => person.id === datum(event, 'participantId'),
  'requests.update-written': (_, event) =>
    ['staff', 'body'].includes(datum(event, 'by')) && datum(event, 'audience') !== 'staff',
  'requests.paused': everybody,
  'requests.promise-moved': everybody,
  'requests.scheduled': everybody,
  // A merger is told by its own event.
  'requests.closed': (_, event) => datum(event, 'outcome') !== 'merged',
  'requests.reopened': everybody,
  'requests.merged': everybody,
  'referrals.taken-back': (_, event) => datum(event, 'wasTheirs') === 'true',
}

/** That we have it, with the reference: she waits for it. */
export const isAnswerToAsking = (event: HappenedEvent): boolean =>
  ['requests.opened', 'requests.participant-joined'].includes(event.type)

/** It goes by text at night too: a colleague marked it as urgent or about safety. */
export const isForNight = (event: HappenedEvent): boolean => datum(event, 'urgent') === 'true'

/** What a person wrote to her. */
export const isWritten = (event: HappenedEvent): boolean =>
  event.type === 'requests.update-written' && datum(event, 'audience') === 'participants'

/** Answers to what she asked, questions to her, decisions: what nobody waits for, by day or by night. */
export const isUrgent = (event: HappenedEvent): boolean =>
  isAnswerToAsking(event) ||
  isForNight(event) ||
  isWritten(event) ||
  ['requests.paused', 'requests.closed'].includes(event.type)

/** What is important besides: a date that she may count on. */
const isImportant = (event: HappenedEvent): boolean =>
  isUrgent(event) || ['requests.promise-moved', 'referrals.taken-back'].includes(event.type)

/** The law lets somebody challenge a decision, so whoever asked must hear of it, whatever she wants to hear. */
export const isNeededByLaw = (event: HappenedEvent): boolean =>
  event.type === 'requests.closed' && datum(event, 'outcome') === 'refused'

function wants(person: ToldParticipant, event: HappenedEvent): boolean {
  if (isNeededByLaw(event) && person.role === 'reporter') return true
  const hears = { everything: true, important: isImportant(event), nothing: false }
  return hears[person.hears] && (person.informed || isUrgent(event))
}

/** Who asked by text has read the reference in the text that ended it. */
const knowsAlready = ({ phone }: ToldParticipant, { type, channel }: HappenedEvent): boolean =>
  phone !== null && type === 'requests.opened' && channel === 'text'

export const NEWS = Object.keys(rules)

/**
 * The participants to tell, each address once: a person who asked and also joined hears of it for the request that the
 * news is about.
 */
export const whoIsTold = (event: HappenedEvent, request: ToldRequest): ToldParticipant[] =>
  choose(event, request, request.told)

/** Of what a colleague wrote, for whom it is held back: they may not be safe. What the program says by itself they are not told. */
export const whoIsHushed = (event: HappenedEvent, request: ToldRequest): HushedParticipant[] =>
  isWritten(event) ? choose(event, request, request.hushed) : []

function choose<T extends ToldParticipant>(event: HappenedEvent, request: ToldRequest, people: readonly T[]): T[] {
  const chosen = people.filter(
    person => wants(person, event) && rules[event.type]?.(person, event, request) && !knowsAlready(person, event),
  )
  const first = new Map<string, T>()
  for (const person of chosen) {
    const address = (person.email ?? person.phone ?? `${person.name}, ${person.address}`).toLowerCase()
    if (!first.has(address)) first.set(address, person)
  }
  return [...first.values()]
}
