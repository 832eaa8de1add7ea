import { readRequest, sendHeldNow, undoMessage } from '../../../../../modules/requests/index.ts'
import { choiceField, idField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { doneWith } from '../../action-screen.ts'
import { showPeople } from '../../people.ts'

/** Takes back a message that has not gone yet: the words are in the box again. Or lets it go at once. */
export const undoMessagePage = page({
  at: import.meta,
  path: '/staff/requests/:id/message/undo',
  permission: 'requests.update',
  audit: 'request-message-undo',
  texts: {},
  form: { message: idField(), act: choiceField(['undo', 'now']) },
  async submit(ctx, visit, { message, act }) {
    if (act === 'now') {
      const request = await readRequest(ctx, visit.params.id!)
      await sendHeldNow(ctx, message)
      if (!showPeople(ctx.actor, request).some(({ isTold }) => isTold)) return doneWith(visit, 'untold-now')
      return doneWith(visit, request.held.find(({ id }) => id === message)?.isCollected ? 'collected-now' : 'sent-now')
    }
    await undoMessage(ctx, message)
    return redirect(`/staff/requests/${visit.params.id}/message?done=undone`)
  },
})
