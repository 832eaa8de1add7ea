import { CHOSEN, setPresence } from '../../../../../modules/interactions/index.ts'
import { choiceField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { deskTexts } from '../../desk-texts.ts'

/** A colleague says that she is there, or away. */
export const workPresencePage = page({
  at: import.meta,
  path: '/staff/desk/work/presence',
  permission: 'interactions.receive',
  audit: 'presence',
  texts: deskTexts,
  form: { chosen: choiceField(CHOSEN) },
  async submit(ctx, _visit, { chosen }) {
    await setPresence(ctx, chosen || 'available')
    return redirect('/staff/desk/work')
  },
})
