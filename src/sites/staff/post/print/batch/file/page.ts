import { openPrintBatch } from '../../../../../../modules/channels/index.ts'
import { page, Raw } from '../../../../../../platform/page/page.ts'
import { fileHeaders } from '../../../../../../platform/uploads/index.ts'
import { senderOf } from '../../sender.ts'

/** The letters of a file, for the printer. */
export const batchFilePage = page({
  at: import.meta,
  path: '/staff/post/print/:id/file',
  permission: 'post.work',
  texts: {},
  async load(ctx, visit) {
    const { name, bytes } = await openPrintBatch(ctx, visit.params.id!, await senderOf(ctx))
    return new Raw(bytes, fileHeaders({ name, mediaType: 'application/pdf' }, false))
  },
  example: ({ printBatch }) => `/staff/post/print/${printBatch}/file`,
})
