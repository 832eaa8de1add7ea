import { page, redirect } from '../../../platform/page/page.ts'
import { questionPath } from './begin-draft.ts'
import { readHeldDraft } from './held-drafts.ts'

/** On with a form: to the question where it was left. */
export const onPage = page({
  at: import.meta,
  path: '/ask/:draft/on',
  public: true,
  texts: {},
  async load(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    const at = draft.atQuestion
    return redirect(!at || at === 'check' ? `/ask/${draft.id}/check` : questionPath(draft.id, at))
  },
})
