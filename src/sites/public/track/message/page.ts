import { readWrittenState, type WrittenState } from '../../../../modules/correspondence/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { sayBy, sayDate } from '../../../../platform/dates/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { page } from '../../../../platform/page/page.ts'
import { formatCode, speakCode } from '../../../../platform/spoken-code/index.ts'
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
    const { council } = await readOrganisation(ctx)
    const saying = { language: ctx.language, now: ctx.now() }
    const ended = state.wrappedAt ?? state.putAwayAt ?? state.answeredAt
    return {
      medium: state.medium,
      where: whereOf(state, ctx.now()),
      reference: formatCode(state.reference),
      spoken: speakCode(state.reference),
      came: sayDate(state.receivedAt, saying),
      by: sayBy(state.dueAt, saying),
      ended: ended && sayDate(ended, saying),
      became: state.requestReference ? formatCode(state.requestReference) : '',
      phone: council.contact.phone,
      back: '/track',
    }
  },
  example: ({ writtenToken }) => `/track/messages/${writtenToken}`,
})

type Where = 'request' | 'done' | 'read' | 'answered' | 'taken' | 'now' | 'first' | 'late' | 'waits'

/** Where it stands. Pure. */
function whereOf(
  { requestReference, wrappedAt, putAwayAt, answeredAt, isTaken, isUrgent, dueAt }: WrittenState,
  now: Date,
): Where {
  if (requestReference) return 'request'
  if (wrappedAt) return 'done'
  if (putAwayAt) return 'read'
  if (answeredAt) return 'answered'
  if (isUrgent) return isTaken ? 'now' : 'first'
  if (dueAt < now) return 'late'
  return isTaken ? 'taken' : 'waits'
}
