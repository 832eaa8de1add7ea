import {
  callAgain,
  comeBack,
  markLeft,
  markNotThere,
  putBack,
  serveVisit,
  showToScreen,
} from '../../../../../modules/reception/index.ts'
import { type Ctx, withContext } from '../../../../../platform/context.ts'
import { choiceField } from '../../../../../platform/page/fields.ts'
import { page, type Redirect, redirect, type Visit } from '../../../../../platform/page/page.ts'
import { orBack } from '../../../desk/or-back.ts'
import { keyField } from '../../../requests/form-key.ts'
import { holdTakenDraft } from '../../../take/held-drafts.ts'

const acts = {
  again: callAgain,
  'not-there': markNotThere,
  left: markLeft,
  back: putBack,
  here: comeBack,
  shown: showToScreen,
}
const ACTS = ['again', 'not-there', 'left', 'back', 'here', 'shown', 'serve'] as const

/** What is done about somebody who came: buttons of the reception's page. */
export const visitPage = page({
  at: import.meta,
  path: '/staff/reception/:location/visits/:visit',
  permission: 'reception.work',
  audit: 'reception-visit',
  texts: {},
  form: { act: choiceField(ACTS), key: keyField() },
  submit(ctx, visit, values) {
    const { key } = values
    const act = values.act as (typeof ACTS)[number] | ''
    const back = `/staff/reception/${encodeURIComponent(visit.params.location!)}`
    return orBack<Redirect>(back, async () => {
      if (act === 'serve') return serve(ctx, visit, key)
      if (act) await acts[act](ctx, visit.params.visit!)
      return redirect(back)
    })
  },
})

/** The conversation with her begins; the form she began is in this browser from now on. */
async function serve(ctx: Ctx, visit: Visit, key: string): Promise<Redirect> {
  const at = withContext(ctx, { channel: 'desk' })
  const { interactionId, draft } = await serveVisit(at, { visitId: visit.params.visit!, key })
  if (draft) holdTakenDraft(visit, draft, 'desk')
  return redirect(`/staff/desk/${interactionId}`)
}
