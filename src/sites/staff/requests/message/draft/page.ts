import { dropDraft, saveMessageDraft, takeOverDraft } from '../../../../../modules/requests/index.ts'
import { choiceField, idField } from '../../../../../platform/page/fields.ts'
import { page, Raw, redirect } from '../../../../../platform/page/page.ts'
import { storable } from '../../../../../platform/storable.ts'
import { doneWith } from '../../action-screen.ts'

/**
 * Keeps what is typed on the page of a message, every two seconds, or goes on with what a colleague has typed. With a
 * button of the page what stands in the box is kept first, so that nothing is lost without scripts either.
 */
export const messageDraftPage = page({
  at: import.meta,
  path: '/staff/requests/:id/message/draft',
  permission: 'requests.update',
  audit: 'request-message-draft',
  texts: {},
  form: { act: choiceField(['save', 'drop']), take: idField() },
  async submit(ctx, visit, { act, take }) {
    const requestId = visit.params.id!
    if (act === 'drop') {
      await dropDraft(ctx, requestId)
      return doneWith(visit, 'draft-dropped')
    }
    const words = storable([visit.posted.words ?? ''].flat().at(-1)!).replace(/\r\n/g, '\n')
    if ('words' in visit.posted) await saveMessageDraft(ctx, { requestId, words })
    if (!take) return new Raw('', {}, 204)
    await takeOverDraft(ctx, { requestId, staffId: take })
    return redirect(`/staff/requests/${requestId}/message?done=taken-over`)
  },
})
