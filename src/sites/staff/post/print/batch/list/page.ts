import { readPrintBatch } from '../../../../../../modules/channels/index.ts'
import { page, Raw } from '../../../../../../platform/page/page.ts'
import { fileHeaders } from '../../../../../../platform/uploads/index.ts'
import { csvList } from '../../csv-list.ts'

/** Who the letters of a file are to, for whoever puts them into envelopes. */
export const batchListPage = page({
  at: import.meta,
  path: '/staff/post/print/:id/list',
  permission: 'post.work',
  texts: {},
  async load(ctx, visit) {
    const { day, number, list } = await readPrintBatch(ctx, visit.params.id!)
    const file = { name: `letters-${day}-${number}.csv`, mediaType: 'text/csv; charset=utf-8' }
    return new Raw(csvList(list), fileHeaders(file, false))
  },
  example: ({ printBatch }) => `/staff/post/print/${printBatch}/list`,
})
