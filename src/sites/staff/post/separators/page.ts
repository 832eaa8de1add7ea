import { page, Raw } from '../../../../platform/page/page.ts'
import { writeSeparators } from '../../../../platform/paper/index.ts'
import { fileHeaders } from '../../../../platform/uploads/index.ts'

const SHEETS = 10

/** Sheets to lay between letters that are scanned together. */
export const separatorsPage = page({
  at: import.meta,
  path: '/staff/post/separators',
  permission: 'post.work',
  texts: {},
  async load() {
    const how = 'Lay this sheet between two letters before you scan them. You can use it again and again.'
    const file = await writeSeparators(SHEETS, { title: 'Next letter', how })
    return new Raw(file, fileHeaders({ name: 'separator-sheets.pdf', mediaType: 'application/pdf' }, false))
  },
  example: () => '/staff/post/separators',
})
