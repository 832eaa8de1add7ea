import type { MatterOutcome } from '../../../../../modules/interactions/index.ts'
import type { ShownMatter } from '../../show-matters.ts'

/** What was done, as the wrap-up begins: to correct and save. */
export interface DraftedWrapUp {
  note: string
  promise: string
  outcomes: Record<string, MatterOutcome | ''>
  referred: Record<string, string>
}

/** Drafts note, outcome and next promise from what was typed and done. Pure. */
export function draftWrapUp(
  { note, startedAt }: { note: string; startedAt: Date },
  matters: ShownMatter[],
): DraftedWrapUp {
  const done = matters.map(each => sayDone(each, startedAt)).filter(Boolean)
  return {
    note: [note.trim(), ...done.filter(line => !note.includes(line))].filter(Boolean).join('\n'),
    promise: [...new Set(matters.flatMap(sayPromise))].join('\n'),
    outcomes: Object.fromEntries(matters.map(matter => [matter.id, outcomeOf(matter)])),
    referred: Object.fromEntries(matters.map(matter => [matter.id, matter.about?.elsewhere ?? ''])),
  }
}

function sayDone(
  { about, request, touched, messageId, answer, answerSource, asked, inConfidence }: ShownMatter,
  startedAt: Date,
): string {
  const isNow = (at: Date | null | undefined) => !!at && at >= startedAt
  const what = about?.name ?? request?.service ?? asked
  const parts = [
    touched === 'opened' && request && `Opened ${request.service} ${request.reference}.`,
    touched === 'chased' &&
      request &&
      `Asked about ${request.service} ${request.reference}${request.isLate ? `, which is late (${request.due.words.toLowerCase()})` : ''}.`,
    inConfidence && touched === 'chased' && `Asked about something said in confidence, which ${inConfidence} has.`,
    messageId && 'Sent a message.',
    isNow(request?.facts.question?.at) && `Asked them: ${request!.facts.question!.words}`,
    isNow(request?.facts.closedAt) && `Closed ${request!.service} ${request!.reference}: ${request!.status}.`,
    answer && `Answered${what ? ` about ${what}` : ''}: ${answer}${answerSource ? ` (from ${answerSource})` : ''}`,
  ]
  return parts.filter(Boolean).join(' ')
}

/** A date that is past is no promise any more. */
function sayPromise({ request }: ShownMatter): string[] {
  return request?.promise && !request.isLate ? [`${request.service} ${request.reference}: ${request.promise}`] : []
}

function outcomeOf({
  about,
  touched,
  messageId,
  answer,
  draftId,
  inConfidence,
  handover,
  callBack,
}: ShownMatter): MatterOutcome | '' {
  if (callBack) return 'call-back'
  if (handover?.state === 'accepted' || handover?.state === 'done') return 'handed-over'
  if (touched === 'opened') return 'handed-over'
  if (about?.elsewhere) return 'referred'
  if (inConfidence && touched === 'chased') return ''
  if (touched === 'chased' || messageId || answer) return 'settled'
  return draftId ? 'abandoned' : ''
}
