import { sendPayLink } from '../../../../../modules/interactions/index.ts'
import { idField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { readPounds } from '../../../money.ts'
import { keyField } from '../../../requests/form-key.ts'
import { deskTexts } from '../../desk-texts.ts'
import { orBack } from '../../or-back.ts'
import { keepTyped } from '../../typed.ts'

/** Sends whoever she speaks with a link to pay for the request of a matter. */
export const deskPayPage = page({
  at: import.meta,
  path: '/staff/desk/:id/pay',
  permission: 'interactions.take',
  audit: 'conversation-pay-link',
  texts: deskTexts,
  form: { matter: idField(), key: keyField() },
  submit(ctx, visit, { matter, key }) {
    const interactionId = visit.params.id!
    const screen = `/staff/desk/${interactionId}`
    const pence = readPounds(String(visit.posted[`pounds-${matter}`] ?? '')) ?? 0
    // What she typed stands in the box again: else the fee would go in its place.
    return orBack(pence > 0 ? `${screen}?matter=${encodeURIComponent(matter)}&pence=${pence}` : screen, async () => {
      await keepTyped(ctx, visit)
      const said = visit.posted[`replaces-${matter}`]
      const isSafeSaid = visit.posted[`safe-${matter}`] === 'yes'
      const replaces = said === 'yes' || said === 'no' ? { replaces: said === 'yes' } : {}
      await sendPayLink(ctx, { interactionId, matterId: matter, pence, key, ...replaces, isSafeSaid })
      return redirect(`${screen}?done=pay-sent#matter-${matter}`)
    })
  },
})
