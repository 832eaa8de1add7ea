import { type DeskView, isToBeRung, type MatterOutcome } from '../../../../../modules/interactions/index.ts'
import { sayDate, sayTimes } from '../../../../../platform/dates/index.ts'
import { sayPounds } from '../../../money.ts'
import { sayRung } from '../../say-rung.ts'
import type { ShownMatter } from '../../show-matters.ts'

/** What was done, as the wrap-up begins: to correct and save. */
export interface DraftedWrapUp {
  note: string
  promise: string
  outcomes: Record<string, MatterOutcome | ''>
  referred: Record<string, string>
}

/** What was booked in the conversation. */
export interface BookedNow {
  id: string
  service: string | null
  words: string
}

interface Talk extends Pick<DeskView, 'note' | 'promise' | 'startedAt' | 'meetings'> {
  booked: BookedNow[]
}

/** Drafts note, outcome and next promise from what was typed and done. Pure. */
export function draftWrapUp(
  { note, promise, startedAt, meetings, booked }: Talk,
  matters: ShownMatter[],
  now: Date,
): DraftedWrapUp {
  const done = matters.map(each =>
    sayDone(each, startedAt, now)
      .filter(part => !note.includes(part))
      .join(' '),
  )
  const ofAll = [
    ...booked.map(({ words }) => `Booked ${words}.`),
    ...meetings.flatMap(({ medium }) => (medium ? `Sent the link to a meeting by video by ${medium}.` : [])),
  ].filter(part => !note.includes(part))
  // What was booked for no matter is of the only one, or of the one of its service.
  const tied = new Set(matters.map(({ bookingId }) => bookingId))
  const isBooked = ({ service, bookingId }: ShownMatter) =>
    booked.some(
      each =>
        each.id === bookingId ||
        (!tied.has(each.id) && (matters.length === 1 || (each.service && each.service === service))),
    )
  return {
    note: [note.trim(), ...done, ...new Set(ofAll)].filter(Boolean).join('\n'),
    promise: joinLines(promise, [
      ...matters.flatMap(each => sayPromises(each, now)),
      ...booked.map(({ words }) => `Booked ${words}`),
    ]),
    outcomes: Object.fromEntries(matters.map(matter => [matter.id, outcomeOf(matter, isBooked(matter))])),
    referred: Object.fromEntries(matters.map(matter => [matter.id, matter.about?.elsewhere ?? ''])),
  }
}

/** What a colleague had told them stands first. */
const joinLines = (told: string, lines: string[]): string =>
  [...new Set([...told.trim().split('\n'), ...lines])].filter(Boolean).join('\n')

function sayDone(matter: ShownMatter, startedAt: Date, now: Date): string[] {
  const { about, request, touched, messageId, sent, answer, answerSource, asked, inConfidence, untold } = matter
  const isNow = (at: Date | null | undefined) => !!at && at >= startedAt
  const what = about?.name ?? request?.service ?? asked
  const parts = [
    touched === 'opened' && request && `Opened ${request.service} ${request.reference}.`,
    touched === 'chased' &&
      request &&
      `Asked about ${request.service} ${request.reference}${request.isLate ? `, which is late (${request.due.words.toLowerCase()})` : ''}.`,
    inConfidence && touched === 'chased' && `Asked about something said in confidence, which ${inConfidence} has.`,
    messageId && (sent?.isTold === false ? 'Wrote a message, of which nobody was told.' : 'Sent a message.'),
    ...new Set(
      matter.payLinks
        .filter(link => !link.isReplaced)
        .map(({ pence, medium }) => `Sent a link to pay ${sayPounds(pence)} by ${medium}.`),
    ),
    isNow(request?.facts.question?.at) && `Asked them: ${request!.facts.question!.words}`,
    isNow(request?.facts.closedAt) && `Closed ${request!.service} ${request!.reference}: ${request!.status}.`,
    // What nobody was sent is no part of it: the page says so, and whoever goes on with it has the words.
    answer &&
      !untold &&
      `Answered${what ? ` about ${what}` : ''}: ${answer}${answerSource ? ` (from ${answerSource})` : ''}`,
    sayHandover(matter),
    saySlotOrRung(matter, now),
  ]
  return parts.flatMap(part => (part ? endSentence(part) : []))
}

/** What somebody typed ends as she left it: the next sentence does not run into it. */
const endSentence = (words: string): string => words.trim().replace(/(?<![.!?…])$/, '.')

function sayHandover({ handover }: ShownMatter): string {
  switch (handover?.state) {
    case 'accepted':
    case 'done':
      return `Handed over to ${handover.toName}.`
    case 'with-team':
      return 'Handed over. The team has it.'
    case 'given-back':
      return `Offered to ${handover.toName}, who gave it back: ${handover.word}`
    case 'unanswered':
      return `Offered to ${handover.toName}, who did not answer.`
    default:
      return ''
  }
}

/** With its date: a note that says 'tomorrow' is wrong the day after. */
function sayCallBack({ callBack, callBackBy }: ShownMatter, now: Date): string {
  const { slotFrom, slotUntil } = callBack!
  return `${callBackBy} rings back on ${sayDate(slotFrom, { language: 'en', now })}, ${sayTimes(slotFrom, slotUntil, { language: 'en' })}`
}

function saySlotOrRung(matter: ShownMatter, now: Date): string {
  const { callBack, callBackBy } = matter
  if (!callBack) return ''
  if (isToBeRung(callBack)) return `Promised that ${sayCallBack(matter, now)}.`
  if (callBack.state === 'open') return `Promised that ${callBackBy} rings back, but nobody rings that number.`
  return `Promised that ${callBackBy} rings back. ${sayRung(callBack, now)}`
}

/** A date that is past is no promise any more. */
function sayPromises(matter: ShownMatter, now: Date): string[] {
  const { request, callBack, handover } = matter
  return [
    request?.body && `${request.service} ${request.reference}: ${request.body} deals with this`,
    request?.promise && !request.isLate && `${request.service} ${request.reference}: ${request.promise}`,
    callBack && isToBeRung(callBack) && sayCallBack(matter, now),
    handover?.state === 'accepted' && `${handover.toName} has it now`,
  ].filter(line => !!line) as string[]
}

/** A colleague or the team has it, or it is done. */
const HANDED: ReadonlySet<string> = new Set(['accepted', 'with-team', 'done'])

function outcomeOf(matter: ShownMatter, isBooked: boolean): MatterOutcome | '' {
  const { about, touched, messageId, sent, answer, draftId, inConfidence, handover, callBack, request, untold } = matter
  const { ofDanger, isContinued } = matter
  if (handover && HANDED.has(handover.state)) return 'handed-over'
  // How it ends, the colleague says who has not answered yet.
  if (handover?.state === 'offered') return ''
  // What came of it, or how else she is reached, the colleague says.
  if (callBack) return isToBeRung(callBack) ? 'call-back' : ''
  if (touched === 'opened' || (ofDanger && !(isContinued && draftId))) return 'handed-over'
  if (about?.elsewhere) return 'referred'
  if (inConfidence && touched === 'chased') return ''
  // What nobody was sent has settled nothing.
  if (untold) return ''
  // Nor has a message of which nobody was told.
  if ((messageId && sent?.isTold !== false) || answer || isBooked) return 'settled'
  // Whoever asked when it comes has her answer while the promise stands; of one that is broken nothing is settled yet.
  if (touched === 'chased') return request?.isLate ? '' : 'settled'
  return draftId ? 'abandoned' : ''
}
