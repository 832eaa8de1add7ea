import { getReply, removeReply } from '../../../../modules/replies/index.ts'
import { choiceField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { formTexts } from '../form-text.ts'
import { keepReply, replyChoices, replyFields } from '../reply-form.ts'
import { text } from './text.ts'

export const replyPage = page({
  at: import.meta,
  path: '/staff/replies/:id',
  permission: 'replies.change',
  audit: 'reply-keeping',
  texts: { ...formTexts, ...text },
  form: { ...replyFields, act: choiceField(['remove']) },
  async load(ctx, visit) {
    const { title, words, services, follows } = await getReply(ctx, visit.params.id!)
    const isTyped = Object.keys(visit.posted).length > 0
    const form = isTyped
      ? { services: [], follows, ...visit.posted }
      : { name: title, words: words.en, wordsWelsh: words.cy ?? '', services, follows }
    return { ...(await replyChoices(ctx)), form, mayRemove: true }
  },
  async submit(ctx, visit, { act, name, words, wordsWelsh, services, follows }) {
    const { id } = await getReply(ctx, visit.params.id!)
    if (act === 'remove') {
      await removeReply(ctx, id)
      return redirect('/staff/replies?done=removed')
    }
    await keepReply(ctx, id, { name, words, wordsWelsh, services, follows })
    return redirect('/staff/replies?done=saved')
  },
  example: ({ reply }) => `/staff/replies/${reply}`,
})
