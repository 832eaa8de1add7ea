import { putAwayWaiting, takeWaiting } from '../../../../../modules/interactions/index.ts'
import { choiceField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { orBack } from '../../../desk/or-back.ts'

/** The buttons of a mail that waits. */
export const mailActPage = page({
  at: import.meta,
  path: '/staff/mail/:id/act',
  permission: 'interactions.take',
  audit: 'mail-act',
  texts: {},
  form: { act: choiceField(['take', 'away']) },
  submit(ctx, visit, { act }) {
    const id = visit.params.id!
    return orBack(`/staff/mail/${id}`, async () => {
      if (act === 'take') return redirect(`/staff/desk/${await takeWaiting(ctx, id)}`)
      if (act === 'away') await putAwayWaiting(ctx, id)
      return redirect('/staff/mail')
    })
  },
})
