import { page } from '../../../../platform/page/page.ts'
import { openDraftFile } from '../../../questions/draft-file.ts'
import { readTakenDraft } from '../held-drafts.ts'

/** A picture that was added to a form which is being taken. */
export const takeFilePage = page({
  at: import.meta,
  path: '/staff/take/form/:draft/files/:file',
  permission: 'requests.take',
  texts: {},
  async load(ctx, visit) {
    const { draft } = await readTakenDraft(ctx, visit)
    return openDraftFile(ctx, draft, visit.params.file!)
  },
})
