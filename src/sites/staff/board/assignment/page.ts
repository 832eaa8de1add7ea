import { assignRequest } from '../../../../modules/requests/index.ts'
import { idField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { text } from '../text.ts'

/** Gives a promise that can still be kept to somebody who can keep it, without leaving the board. */
export const boardAssignmentPage = page({
  at: import.meta,
  path: '/staff/board/assignment',
  permission: 'board.read',
  audit: 'board-assignment',
  texts: text,
  form: { request: idField({ required: 'choose' }), to: idField() },
  async submit(ctx, _visit, { request, to }) {
    await assignRequest(ctx, { requestId: request, to: to || null })
    return redirect('/staff/board?done=assigned')
  },
})
