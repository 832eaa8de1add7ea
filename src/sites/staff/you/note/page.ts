import { answerNote } from '../../../../modules/coaching/index.ts'
import { idField, textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { SIGNED_IN, staffOf } from '../../site.ts'
import { text } from '../text.ts'

/** One of the two answers a note. Nothing written is nothing to save. */
export const noteAnswerPage = page({
  at: import.meta,
  path: '/staff/you/notes/:id',
  permission: SIGNED_IN,
  audit: 'coaching-answer',
  texts: text,
  form: { words: textField({ max: 4000 }), about: idField() },
  async submit(ctx, visit, { words, about }) {
    const isHers = !about || about === staffOf(ctx).id
    const back = isHers ? '/staff/you' : `/staff/you/people/${about}`
    if (!words.trim()) return redirect(back)
    await answerNote(ctx, { noteId: visit.params.id!, words })
    return redirect(`${back}?done=answered`)
  },
})
