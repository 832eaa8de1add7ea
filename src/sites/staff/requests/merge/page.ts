import { findByReference, mergeRequests, readRequest } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Invalid, Refused } from '../../../../platform/errors.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { isRedirect, page } from '../../../../platform/page/page.ts'
import { parseReference, REFERENCE_LENGTH } from '../../../../platform/spoken-code/index.ts'
import { explainCodeProblem } from '../../../../platform/spoken-code/text.ts'
import { requestRefusals } from '../../request-refusals.ts'
import { doneWith, screenFor } from '../action-screen.ts'
import { actionTexts } from '../action-text.ts'
import { showAnswers } from '../answers.ts'
import { readHeading } from '../heading.ts'
import { readNearby } from '../nearby.ts'
import { nearbyTexts } from '../nearby-text.ts'
import { text } from './text.ts'

/** Joins a request into another that tells of the same thing, after both were looked at side by side. */
export const mergePage = page({
  at: import.meta,
  path: '/staff/requests/:id/merge',
  permission: 'requests.merge',
  audit: 'request-merge',
  texts: { ...actionTexts, ...nearbyTexts, ...text },
  form: { into: textField({ max: 60 }), words: textField({ max: 2000 }) },
  async load(ctx, visit) {
    const screen = await screenFor(ctx, visit, 'merge')
    if (isRedirect(screen)) return screen
    const typed = String(visit.posted.into ?? visit.query.into ?? '')
    return {
      ...screen,
      typed,
      other: await findOther(ctx, typed, screen.request.id),
      problem: typed ? explainTyped(typed, screen.request) : '',
      nearby: await readNearby(ctx, screen.request),
      words: visit.posted.words ?? text.words.en,
    }
  },
  async submit(ctx, visit, { into, words }) {
    const parsed = parseReference(into)
    if (!parsed.ok) throw new Invalid({ into: explainProblem(parsed.problem) })
    if (!words) throw new Invalid({ words: text.wordsMissing.en })
    const other = await findByReference(ctx, parsed.code)
    if (!other) throw new Refused('requests.merge-not-found')
    await mergeRequests(ctx, { requestId: visit.params.id!, into: other, words })
    return doneWith(visit, 'merged')
  },
  example: ({ request }) => `/staff/requests/${request}/merge`,
})

function explainTyped(typed: string, own: { reference: string }): string {
  const parsed = parseReference(typed)
  if (!parsed.ok) return explainProblem(parsed.problem)
  return parsed.code === own.reference ? requestRefusals['refused.requests.merge-with-itself'].en : ''
}

const explainProblem = (problem: Parameters<typeof explainCodeProblem>[0]): string =>
  explainCodeProblem(problem, REFERENCE_LENGTH, 'en')

/** The request with this reference, to be compared: null where there is none that this colleague may see. */
async function findOther(ctx: Ctx, typed: string, ownId: string) {
  const parsed = parseReference(typed)
  const id = parsed.ok ? await findByReference(ctx, parsed.code) : null
  if (!id || id === ownId) return null
  const request = await readRequest(ctx, id)
  return {
    request,
    heading: await readHeading(ctx, request),
    answers: await showAnswers(ctx, request),
    people: request.participants.length,
  }
}
