import { takeVideoVisit } from '../../../../modules/bookings/index.ts'
import { page, type Redirect, redirect } from '../../../../platform/page/page.ts'
import { orBack } from '../or-back.ts'

/** A specialist, or who stands in for her, begins her conversation with who came by video: a button of her desk. */
export const videoVisitPage = page({
  at: import.meta,
  path: '/staff/desk/video/:booking',
  permission: 'interactions.take',
  audit: 'conversation-by-video',
  texts: {},
  form: {},
  submit: (ctx, visit) =>
    orBack<Redirect>('/staff/desk', async () =>
      redirect(`/staff/desk/${await takeVideoVisit(ctx, visit.params.booking!)}`),
    ),
})
