import { textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { deskTexts } from '../../desk-texts.ts'
import { orBack } from '../../or-back.ts'
import { keepTyped } from '../../typed.ts'

/** The way from a matter to handing it over, promising a call back or booking a time (`pass`: which, and the matter). The words are kept first. */
export const deskPassPage = page({
  at: import.meta,
  path: '/staff/desk/:id/pass',
  permission: 'interactions.take',
  audit: 'conversation-pass',
  texts: deskTexts,
  form: { pass: textField({ max: 60 }) },
  submit(ctx, visit, { pass }) {
    const screen = `/staff/desk/${visit.params.id}`
    return orBack(screen, async () => {
      await keepTyped(ctx, visit)
      const [way, matter] = pass.split(' ')
      const to = way === 'call-back' || way === 'booking' ? way : 'handover'
      return redirect(`${screen}/${to}?matter=${encodeURIComponent(matter ?? '')}`)
    })
  },
})
