import { participantToken, submitDraft } from '../../../modules/requests/index.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { readHeldDraft } from './held-drafts.ts'

/** Back to a form that was sent (back button, second tab): its confirmation. The key answers what was made the first time. */
export const alreadySentPage = page({
  at: import.meta,
  path: '/ask/:draft/sent',
  public: true,
  texts: {},
  async load(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    if (!draft.submittedAt) return redirect(`/ask/${draft.id}/check`)
    const { participantId } = await submitDraft(ctx, draft)
    return redirect(`/sent/${await participantToken(ctx, participantId)}`)
  },
})
