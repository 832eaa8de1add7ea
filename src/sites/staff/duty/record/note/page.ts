import { saveDutyNote } from '../../../../../modules/duty/index.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page, Raw, redirect } from '../../../../../platform/page/page.ts'
import { orBack } from '../../../desk/or-back.ts'
import { SIGNED_IN } from '../../../site.ts'
import { recordText } from '../text.ts'

/** Keeps the note as typed so far: by the button, and by the screen's script every two seconds (204). */
export const dutyNotePage = page({
  at: import.meta,
  path: '/staff/duty/:id/note',
  permission: SIGNED_IN,
  audit: 'duty-note',
  texts: recordText,
  form: { note: textField({ max: 20_000 }) },
  submit: (ctx, visit, { note }) =>
    orBack(`/staff/duty/${visit.params.id}`, async () => {
      await saveDutyNote(ctx, { recordId: visit.params.id!, note })
      if (visit.query.typing) return new Raw('', { 'cache-control': 'no-store' }, 204)
      return redirect(`/staff/duty/${visit.params.id}?done=note`)
    }),
})
