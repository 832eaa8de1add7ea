import { page, redirect } from '../../../../platform/page/page.ts'
import { keyField, withKey } from '../../requests/form-key.ts'
import { formTexts } from '../form-text.ts'
import { keepReply, replyChoices, replyFields } from '../reply-form.ts'
import { text } from './text.ts'

export const newReplyPage = page({
  at: import.meta,
  path: '/staff/replies/new',
  permission: 'replies.change',
  audit: 'reply-keeping',
  texts: { ...formTexts, ...text },
  form: { ...replyFields, key: keyField() },
  async load(ctx, visit) {
    return withKey(visit, { ...(await replyChoices(ctx)), form: { services: [], follows: 'message', ...visit.posted } })
  },
  async submit(ctx, _visit, { key, ...typed }) {
    await keepReply(ctx, key, typed)
    return redirect('/staff/replies?done=saved')
  },
})
