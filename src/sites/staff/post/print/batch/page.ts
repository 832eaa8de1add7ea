import { readPrintBatch } from '../../../../../modules/channels/index.ts'
import { page } from '../../../../../platform/page/page.ts'
import { refusedWords } from '../../../desk/or-back.ts'
import { showBatch } from '../show-batch.ts'
import { printTexts } from '../text.ts'

/** A file of letters: to download, with its list; and where one of them has to be printed again. */
export const batchPage = page({
  at: import.meta,
  path: '/staff/post/print/:id',
  permission: 'post.work',
  texts: printTexts,
  async load(ctx, visit) {
    return {
      back: '/staff/post/print',
      batch: showBatch(await readPrintBatch(ctx, visit.params.id!)),
      refused: refusedWords({}, visit.query),
    }
  },
  example: ({ printBatch }) => `/staff/post/print/${printBatch}`,
})
