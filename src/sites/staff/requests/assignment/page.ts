import { assignRequest } from '../../../../modules/requests/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { isId } from '../../../../platform/id.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { isRedirect, page } from '../../../../platform/page/page.ts'
import { listColleagues } from '../../colleagues.ts'
import { staffOf } from '../../site.ts'
import { doneWith, screenFor } from '../action-screen.ts'
import { actionTexts } from '../action-text.ts'
import { seenField } from '../seen.ts'
import { text } from './text.ts'

/** What the form posts for 'anybody in the team'. */
const NOBODY = 'nobody'

/** Gives a request to oneself, a colleague of its team, or back to the whole team. */
export const assignmentPage = page({
  at: import.meta,
  path: '/staff/requests/:id/assignment',
  permission: 'requests.assign',
  audit: 'request-assignment',
  texts: { ...actionTexts, ...text },
  form: { to: textField({ required: 'choose', max: 40 }), seen: seenField() },
  async load(ctx, visit) {
    const screen = await screenFor(ctx, visit, 'assign')
    if (isRedirect(screen)) return screen
    const others = await listColleagues(ctx, [screen.request.teamId])
    return { ...screen, others, me: staffOf(ctx).id, nobody: NOBODY, to: screen.request.assignedTo ?? NOBODY }
  },
  async submit(ctx, visit, { to, seen }) {
    if (to !== NOBODY && !isId(to)) throw new Invalid({ to: text.choose.en })
    await assignRequest(ctx, { requestId: visit.params.id!, to: to === NOBODY ? null : to, asOf: seen })
    return doneWith(visit, to === NOBODY ? 'unassigned' : to === staffOf(ctx).id ? 'taken' : 'assigned')
  },
  example: ({ request }) => `/staff/requests/${request}/assignment`,
})
