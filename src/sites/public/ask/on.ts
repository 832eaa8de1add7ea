import { page, redirect } from '../../../platform/page/page.ts'
import { pathToGoOn } from '../../questions/form-paths.ts'
import { askPaths } from './form-paths.ts'
import { readHeldDraft } from './held-drafts.ts'

/** On with a form: to the question where it was left. */
export const onPage = page({
  at: import.meta,
  path: '/ask/:draft/on',
  public: true,
  texts: {},
  load: async (ctx, visit) => redirect(pathToGoOn(askPaths, await readHeldDraft(ctx, visit))),
})
