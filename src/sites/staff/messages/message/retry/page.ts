import { readMessage } from '../../../../../modules/channels/index.ts'
import { sendAgain } from '../../../../../modules/notifications/index.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'

/** The button 'Send it again' of a failed message. */
export const retryMessagePage = page({
  at: import.meta,
  path: '/staff/messages/:id/retry',
  permission: 'messages.read',
  audit: 'message-retry',
  texts: {},
  async submit(ctx, visit) {
    const { id } = await readMessage(ctx, visit.params.id!)
    await sendAgain(ctx, id)
    return redirect(`/staff/messages/${id}?done=retried`)
  },
  example: fixtures => `/staff/messages/${fixtures.message}/retry`,
})
