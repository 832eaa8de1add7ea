import { page, redirect } from '../../../../platform/page/page.ts'
import { pathToGoOn } from '../../../questions/form-paths.ts'
import { takePaths } from '../form-paths.ts'
import { readTakenDraft } from '../held-drafts.ts'

/** On with a form that was saved: to the question where it was left. */
export const takeOnPage = page({
  at: import.meta,
  path: '/staff/take/form/:draft/on',
  permission: 'requests.take',
  texts: {},
  async load(ctx, visit) {
    const { draft } = await readTakenDraft(ctx, visit)
    return redirect(pathToGoOn(takePaths, draft))
  },
})
