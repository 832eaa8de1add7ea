import { endNotice, listOpenNotices, mayPublish } from '../../../../modules/notices/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { text } from './text.ts'

/** 'End this notice now?' */
export const endNoticePage = page({
  at: import.meta,
  path: '/staff/notices/:id/ending',
  permission: ['notices.publish', 'notices.publish-own'],
  audit: 'notice-ending',
  texts: text,
  async load(ctx, visit) {
    const notice = (await listOpenNotices(ctx)).find(each => each.id === visit.params.id)
    if (!notice || !(await mayPublish(ctx, notice.services))) throw new NotFound('notice')
    return { back: '/staff/notices', notice }
  },
  async submit(ctx, visit) {
    const open = await listOpenNotices(ctx)
    if (open.some(each => each.id === visit.params.id)) await endNotice(ctx, visit.params.id!)
    return redirect('/staff/notices?done=ended')
  },
  example: fixtures => `/staff/notices/${fixtures.notice}/ending`,
})
