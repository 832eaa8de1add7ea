import { endSessions, findSignedIn } from '../../../../modules/identity/index.ts'
import { idField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { browserOf } from '../../sign-in/visit-cookies.ts'
import { SIGNED_IN, staffOf } from '../../site.ts'

/** Signs one's own account out in one other place, or in all others when none is named. */
export const sessionsPage = page({
  at: import.meta,
  path: '/staff/account/sessions',
  permission: SIGNED_IN,
  audit: 'own-sessions',
  texts: {},
  form: { session: idField() },
  async submit(ctx, visit, { session }) {
    const here = await findSignedIn(ctx, browserOf(visit))
    await endSessions(ctx, staffOf(ctx).id, session ? { only: session } : { except: here!.sessionId })
    return redirect(`/staff/account?done=${session ? 'session-ended' : 'others-ended'}`)
  },
})
