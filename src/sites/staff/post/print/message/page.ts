import { noteMadeByHand, reprintLetter } from '../../../../../modules/channels/index.ts'
import { choiceField, idField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { orBack } from '../../../desk/or-back.ts'

/** The buttons beside a letter: print it again, or it was made by hand. */
export const printedLetterPage = page({
  at: import.meta,
  path: '/staff/post/print/letters/:id',
  permission: 'post.work',
  audit: 'post-letter-out',
  texts: {},
  form: { act: choiceField(['again', 'made']), from: idField() },
  submit(ctx, visit, { act, from }) {
    const id = visit.params.id!
    const back = from ? `/staff/post/print/${from}` : '/staff/post/print'
    return orBack(back, async () => {
      if (act === 'again') await reprintLetter(ctx, id)
      if (act === 'made') await noteMadeByHand(ctx, id)
      return redirect(`${back}?done=${act === 'made' ? 'byHand' : 'again'}`)
    })
  },
})
