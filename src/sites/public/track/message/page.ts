import { readWrittenState, type WrittenState } from '../../../../modules/correspondence/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { sayBy, sayDate, sayOn, sayTimes } from '../../../../platform/dates/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { page } from '../../../../platform/page/page.ts'
import { formatCode, speakCode } from '../../../../platform/spoken-code/index.ts'
import { say } from '../../../../platform/text.ts'
import { text } from './text.ts'

/** How it stands with what somebody wrote to us: since when we have it, what happens next and by when. Nothing of its words. */
export const trackedMessagePage = page({
  at: import.meta,
  path: '/track/messages/:token',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const state = await readWrittenState(ctx, visit.params.token!)
    if (!state) throw new NotFound('link')
    const { council, teams } = await readOrganisation(ctx)
    const saying = { language: ctx.language, now: ctx.now() }
    const team = teams.get(state.handedTo ?? '')
    const ended = latest(state.wrappedAt, state.doneAt) ?? state.putAwayAt ?? state.answeredAt
    return {
      medium: state.medium,
      // Who deals with danger, or which team works in confidence, is told to nobody who only holds a link.
      where: whereOf(state, ctx.now(), !!team && !team.private && !state.isConfided),
      team: say(team?.name, ctx.language),
      reference: formatCode(state.reference),
      spoken: speakCode(state.reference),
      came: sayDate(state.receivedAt, saying),
      by: sayBy(state.dueAt, saying),
      ended: ended && sayDate(ended, saying),
      rings: state.ringsFrom && {
        on: sayOn(state.ringsFrom, saying),
        times: sayTimes(state.ringsFrom, state.ringsUntil!, saying),
      },
      became: state.requestReference ? formatCode(state.requestReference) : '',
      phone: council.contact.phone,
      back: '/track',
    }
  },
  example: ({ writtenToken }) => `/track/messages/${writtenToken}`,
})

const latest = (a: Date | null, b: Date | null): Date | null => (a && b && b > a ? b : a)

type Where =
  | 'request'
  | 'rings'
  | 'rings-again'
  | 'handed'
  | 'done'
  | 'read'
  | 'answered'
  | 'taken'
  | 'now'
  | 'first'
  | 'late'
  | 'waits'

/** Where it stands. Pure. */
function whereOf(
  {
    requestReference,
    wrappedAt,
    putAwayAt,
    answeredAt,
    isTaken,
    handedTo,
    isUrgent,
    dueAt,
    ringsUntil,
    isConfided,
  }: WrittenState,
  now: Date,
  isTeamSaid: boolean,
): Where {
  if (requestReference) return 'request'
  if (ringsUntil && isConfided) return 'now'
  if (ringsUntil) return ringsUntil < now ? 'rings-again' : 'rings'
  if (wrappedAt && !handedTo) return 'done'
  if (putAwayAt) return 'read'
  if (answeredAt && !(wrappedAt && handedTo)) return 'answered'
  if (isUrgent) return isTaken ? 'now' : 'first'
  if (dueAt < now) return 'late'
  if (wrappedAt && handedTo && isTeamSaid) return 'handed'
  return isTaken ? 'taken' : 'waits'
}
