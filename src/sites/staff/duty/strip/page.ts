import { page } from '../../../../platform/page/page.ts'
import { SIGNED_IN } from '../../site.ts'

/** What stands above every page, alone: pages ask for it every few seconds. The frame brings it. */
export const dutyStripPage = page({
  at: import.meta,
  path: '/staff/duty/strip',
  permission: SIGNED_IN,
  texts: {},
  load: async () => ({}),
})
