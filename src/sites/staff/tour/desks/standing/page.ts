import { readOwnDesk } from '../../../../../modules/tours/index.ts'
import { NotFound } from '../../../../../platform/errors.ts'
import { csrfToken } from '../../../../../platform/page/csrf.ts'
import { browserOf } from '../../../../../platform/page/mount.ts'
import { page, Raw } from '../../../../../platform/page/page.ts'
import { readSettings } from '../../../../../platform/settings.ts'
import { staffOf } from '../../../site.ts'

/** What a device asks before it sends: who is signed in, whether its desk is still open, and the token of this browser. */
export const deskStandingPage = page({
  at: import.meta,
  path: '/staff/tour/desks/:id/standing',
  permission: 'tours.desk',
  texts: {},
  async load(ctx, visit) {
    const { secret } = await readSettings(ctx)
    const isOpen = await readOwnDesk(ctx, visit.params.id!).then(() => true, isGone)
    const standing = { person: staffOf(ctx).id, isOpen, csrf: csrfToken(secret, browserOf(visit)) }
    return new Raw(JSON.stringify(standing), { 'content-type': 'application/json', 'cache-control': 'no-store' })
  },
  example: ({ tourDesk }) => `/staff/tour/desks/${tourDesk}/standing`,
})

function isGone(error: unknown): false {
  if (error instanceof NotFound) return false
  throw error
}
