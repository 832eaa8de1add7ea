import { hasNews } from '../../../modules/coaching/index.ts'
import { hasSwapNews } from '../../../modules/rota/index.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { startPath } from '../navigation.ts'
import { SIGNED_IN, staffOf } from '../site.ts'

/** The front door: leads to what this person works with most; first to what waits for her own eyes: thanks, words, a swap. */
export const homePage = page({
  at: import.meta,
  path: '/staff',
  permission: SIGNED_IN,
  texts: {},
  load: async ctx =>
    redirect((await hasNews(ctx)) || (await hasSwapNews(ctx)) ? '/staff/you' : startPath(staffOf(ctx))),
})
