import { page, redirect } from '../../../platform/page/page.ts'
import { startPath } from '../navigation.ts'
import { SIGNED_IN } from '../site.ts'

/** The front door: leads to what this person works with most. */
export const homePage = page({
  at: import.meta,
  path: '/staff',
  permission: SIGNED_IN,
  texts: {},
  async load(ctx) {
    if (ctx.actor.kind !== 'staff') throw new Error('Only staff come here')
    return redirect(startPath(ctx.actor))
  },
})
