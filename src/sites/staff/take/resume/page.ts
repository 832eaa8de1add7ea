import { getDraft, resumeDraft } from '../../../../modules/drafts/index.ts'
import { noteTakenDraft } from '../../../../modules/interactions/index.ts'
import { withContext } from '../../../../platform/context.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { parseReference } from '../../../../platform/spoken-code/index.ts'
import { channelChoices, channelField, rememberChannel, usualChannel } from '../channels.ts'
import { holdTakenDraft } from '../held-drafts.ts'
import { takeTexts } from '../text.ts'
import { text } from './text.ts'

/** Takes up a form that somebody saved, by the code she says. */
export const takeResumePage = page({
  at: import.meta,
  path: '/staff/take/resume',
  permission: 'requests.take',
  audit: 'take-resume',
  texts: { ...takeTexts, ...text },
  triesPerMinute: 20,
  form: { code: textField({ max: 40 }), channel: channelField() },
  load: async (_ctx, visit) => ({ channels: channelChoices, usual: usualChannel(visit) }),
  async submit(ctx, visit, { code, channel }) {
    // They have sent it already, and say its reference.
    const reference = parseReference(code)
    if (reference.ok) return redirect(`/staff/search?text=${reference.code}`)
    const chosen = channel || 'phone'
    const draft = await resumeDraft(withContext(ctx, { channel: chosen }), { code, address: visit.ip })
    rememberChannel(visit, chosen)
    holdTakenDraft(visit, draft, chosen)
    await noteTakenDraft(ctx, await getDraft(ctx, draft.id, draft.secret))
    return redirect(`/staff/take/form/${draft.id}/on`)
  },
  example: () => '/staff/take/resume',
})
