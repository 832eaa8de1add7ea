import { getDraft, resumeDraft } from '../../../../modules/drafts/index.ts'
import { findConversationInHand, noteTakenDraft } from '../../../../modules/interactions/index.ts'
import { withContext } from '../../../../platform/context.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { parseReference } from '../../../../platform/spoken-code/index.ts'
import { askChannel, channelField, channelOf } from '../channels.ts'
import { holdTakenDraft } from '../held-drafts.ts'
import { takeTexts } from '../text.ts'
import { text } from './text.ts'

/** Takes up a form that somebody saved, by the code she says; for one matter of the conversation in hand (`matter`), or as one more. */
export const takeResumePage = page({
  at: import.meta,
  path: '/staff/take/resume',
  permission: 'requests.take',
  audit: 'take-resume',
  texts: { ...takeTexts, ...text },
  triesPerMinute: 20,
  form: { code: textField({ max: 40 }), channel: channelField() },
  load: async (ctx, visit) => askChannel(visit, await findConversationInHand(ctx)),
  async submit(ctx, visit, { code, channel }) {
    // They have sent it already, and say its reference.
    const reference = parseReference(code)
    if (reference.ok) return redirect(`/staff/search?text=${reference.code}`)
    const chosen = channelOf(visit, await findConversationInHand(ctx), channel)
    const draft = await resumeDraft(withContext(ctx, { channel: chosen }), { code, address: visit.ip })
    holdTakenDraft(visit, draft, chosen)
    await noteTakenDraft(ctx, await getDraft(ctx, draft.id, draft.secret), visit.query.matter)
    return redirect(`/staff/take/form/${draft.id}/on`)
  },
  example: () => '/staff/take/resume',
})
